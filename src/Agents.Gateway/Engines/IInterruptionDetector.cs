namespace Agents.Gateway;

/// <summary>Tells a caller who interrupts from one who only agrees ("uh-huh") while the agent talks.</summary>
public interface IInterruptionDetector : IEngine
{
    /// <summary>How likely each frame of 25 ms belongs to an interruption. Pure; called on the native scheduler.</summary>
    /// <param name="window">Up to 3 s of the caller, 16 kHz mono, the newest at the end.</param>
    /// <returns>One probability for each whole frame, oldest first.</returns>
    double[] Probabilities(ReadOnlySpan<short> window);
}
