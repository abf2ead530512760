namespace Agents.Gateway;

/// <summary>The option <c>endpointing</c> of a session: milliseconds of silence that end an utterance.</summary>
internal static class Endpointing
{
    /// <summary>What the session asks for, held within 0.1 to 5 s, or the engine's own.</summary>
    public static TimeSpan Silence(ExtraOptions extra, TimeSpan usual) =>
        extra.Number("endpointing") is { } asked ? TimeSpan.FromMilliseconds(Math.Clamp(asked, 100, 5000)) : usual;
}
