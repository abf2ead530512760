namespace Agents.Actors;

/// <summary>What the caller heard of a step: its stretches one after the other, which become one message (voice-session.md 3.6). Immutable.</summary>
/// <param name="Text">What was heard.</param>
/// <param name="Intended">What was meant.</param>
/// <param name="Interrupted">Whether it was stopped.</param>
internal sealed record HeardSpeech(string Text, string Intended, bool Interrupted)
{
    public static HeardSpeech Nothing { get; } = new("", "", false);

    /// <summary>What was sent, and where its words are.</summary>
    public SpokenText? Spoken { get; private init; }

    /// <summary>When the last stretch ended.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>With one more stretch.</summary>
    public HeardSpeech Then(PlayoutFinished played) => this with
    {
        Text = Join(Text, played.Heard),
        Intended = Join(Intended, played.Intended),
        Interrupted = Interrupted || played.Interrupted,
        Spoken = Join(Spoken, played.Spoken),
        At = played.At,
    };

    /// <summary>With text that was meant and will not be heard.</summary>
    public HeardSpeech ThenUnheard(string text) => this with { Intended = Join(Intended, text) };

    private static string Join(string before, string more)
        => before.Length == 0 || more.Length == 0 || char.IsWhiteSpace(before[^1]) || char.IsWhiteSpace(more[0]) ? before + more : $"{before} {more}";

    private static SpokenText? Join(SpokenText? before, SpokenText? more) => (before, more) switch
    {
        (null, _) => more,
        (_, null) => before,
        _ => new SpokenText(
            Join(before.Intended, more.Intended),
            before.Sent + more.Sent,
            [.. before.Words, .. more.Words.Select(word => word with { Start = word.Start + before.Sent, End = word.End + before.Sent })],
            before.IsWhole && more.IsWhole),
    };
}
