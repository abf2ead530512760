namespace Agents.Actors;

/// <summary>
/// How far the caller's device is, by what it reports: the line may be longer than the clock here knows. Between two marks playing goes on in true time. Pure
/// and immutable.
/// </summary>
internal sealed record PlaybackMarks
{
    /// <summary>No mark came yet.</summary>
    public static PlaybackMarks None { get; } = new();

    private int Speech { get; init; }

    private TimeSpan Rendered { get; init; }

    private DateTimeOffset At { get; init; }

    /// <summary>Takes a mark; one of an older speech, or behind an earlier one of the same, says nothing new.</summary>
    public PlaybackMarks Take(PlaybackMark mark, DateTimeOffset now)
        => mark.Speech < Speech || (mark.Speech == Speech && mark.Rendered < Rendered)
            ? this
            : new PlaybackMarks { Speech = mark.Speech, Rendered = mark.Rendered, At = now };

    /// <summary>How much of a stretch of sound was heard.</summary>
    /// <param name="speech">The speech it belongs to.</param>
    /// <param name="before">Sound of the speech that was sent before the stretch.</param>
    /// <param name="byClock">What was heard by the clock here; a mark never says more.</param>
    /// <param name="now">The moment when the sound stopped.</param>
    public TimeSpan Heard(int speech, TimeSpan before, TimeSpan byClock, DateTimeOffset now)
    {
        if (speech != Speech)
            return byClock;
        var heard = Rendered + (now - At) - before;
        return heard < TimeSpan.Zero ? TimeSpan.Zero : heard < byClock ? heard : byClock;
    }
}
