namespace Agents.Gateway;

/// <summary>Decides from the frames' probabilities whether the caller interrupts (protocol section 5.10). Pure.</summary>
internal static class BargeinPolicy
{
    /// <summary>True when at least <paramref name="minFrames"/> frames in a row reach the threshold.</summary>
    /// <param name="probabilities">One for each frame, 0 to 1.</param>
    /// <param name="threshold">0 to 1.</param>
    /// <param name="minFrames">1 or more.</param>
    public static bool IsInterruption(ReadOnlySpan<double> probabilities, double threshold, int minFrames)
    {
        var run = 0;
        foreach (var probability in probabilities)
        {
            run = probability >= threshold ? run + 1 : 0;
            if (run >= minFrames) return true;
        }

        return false;
    }
}
