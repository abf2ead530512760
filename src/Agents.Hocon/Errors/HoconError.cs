namespace Agents.Hocon;

/// <summary>One fault: where it is, what was found and what is allowed.</summary>
/// <param name="Origin">Where; null when the value did not come from HOCON (an environment variable, the command line).</param>
/// <param name="Message">What was found and what is expected, without the place.</param>
public sealed record HoconError(HoconOrigin? Origin, string Message)
{
    /// <summary><c>file:line:column: message</c>, or the message alone.</summary>
    public override string ToString() => Origin is null ? Message : $"{Origin}: {Message}";
}
