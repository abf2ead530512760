namespace Agents.Actors;

/// <summary>The floor is the segment's: play it after those before it.</summary>
/// <param name="Segment">Which.</param>
/// <param name="Audio">Its sound.</param>
/// <param name="UseWordTimes">Whether the voice's word times say what was heard.</param>
internal sealed record PlaySegment(Segment Segment, BoundedStream<SpokenAudio> Audio, bool UseWordTimes);

/// <summary>Send to a fresh stream from now on; what is being said ends as interrupted. Answered with <see cref="Done"/>.</summary>
internal sealed record RenewOutput
{
    public static RenewOutput Instance { get; } = new();
}

/// <summary>More text that the segment means to say.</summary>
internal sealed record IntendText(Segment Segment, string Text);

/// <summary>Be silent now, and remember where.</summary>
internal sealed record PausePlayout
{
    public static PausePlayout Instance { get; } = new();
}

/// <summary>Go on from the same sample.</summary>
internal sealed record ResumePlayout
{
    public static ResumePlayout Instance { get; } = new();
}

/// <summary>Be silent now and forget the rest of a speech.</summary>
internal sealed record StopPlayout(int Speech);

/// <summary>The first frame of a segment is heard. Once per segment, not again after a pause.</summary>
internal sealed record PlayoutStarted(Segment Segment, DateTimeOffset At);

/// <summary>A segment ended or was stopped. Exactly once per played segment.</summary>
/// <param name="Segment">Which.</param>
/// <param name="Heard">What the caller heard of it.</param>
/// <param name="Intended">What it meant to say.</param>
/// <param name="Interrupted">Whether it was stopped.</param>
internal sealed record PlayoutFinished(Segment Segment, string Heard, string Intended, bool Interrupted)
{
    public TimeSpan Position { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What was sent, and where its words are.</summary>
    public SpokenText? Spoken { get; init; }

    /// <summary>The voice failed before the end.</summary>
    public bool Broken { get; init; }

    /// <summary>No sound came for the watchdog's limit; implies <see cref="Broken"/>.</summary>
    public bool Starved { get; init; }
}
