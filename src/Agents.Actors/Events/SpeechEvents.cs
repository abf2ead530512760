namespace Agents.Actors;

/// <summary>Where a speech comes from.</summary>
public enum SpeechSource
{
    /// <summary>A fixed text.</summary>
    Say,

    /// <summary>The language model.</summary>
    GenerateReply,
}

/// <summary>A speech was made; nothing has run yet.</summary>
/// <param name="Handle">The speech.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="UserInitiated">Whether the application asked for it (deviation D1).</param>
/// <param name="Preemptive">Whether it is an attempt that may be thrown away (deviation D5).</param>
public sealed record SpeechCreated(SpeechHandle Handle, SpeechSource Source, bool UserInitiated, bool Preemptive) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "speech_created";
}
