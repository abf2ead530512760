using Agents.Audio;

namespace Agents.Gateway;

/// <summary>What a scripted recogniser hears: words at times of the caller's audio.</summary>
/// <remarks>
/// Without <see cref="Reference"/> the times count from the first sample of each connection. With it the engine finds the place in the reference
/// that the connection's audio comes from, so that audio sent again after a reconnect gives the words of that place and no others.
/// </remarks>
/// <param name="Utterances">The utterances in order.</param>
public sealed record HearingScript(IReadOnlyList<ScriptedUtterance> Utterances)
{
    /// <summary>The caller's whole audio, mono; null to count from the start of each connection.</summary>
    public AudioFrame? Reference { get; init; }

    /// <summary>Silence after the last word until the utterance is final. Default 0.5 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How late each event is sent. Default zero.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether to send a <c>preflight_transcript</c> at half the silence. Default false.</summary>
    public bool Preflight { get; init; }

    /// <summary>A script of sentences: each is spoken at its time, its words follow each other at an even pace.</summary>
    /// <param name="sentences">Start, length and text of each.</param>
    public static HearingScript Of(params (TimeSpan At, TimeSpan Lasts, string Text)[] sentences) =>
        new([.. sentences.Select(sentence => ScriptedUtterance.Of(sentence.At, sentence.Lasts, sentence.Text))]);
}

/// <summary>One scripted utterance.</summary>
/// <param name="Words">Its words in order; times from the start of the caller's audio.</param>
public sealed record ScriptedUtterance(IReadOnlyList<TranscriptWord> Words)
{
    /// <summary>An utterance whose words follow each other at an even pace.</summary>
    /// <param name="at">When the first word starts.</param>
    /// <param name="lasts">How long all of them take.</param>
    /// <param name="text">The words.</param>
    public static ScriptedUtterance Of(TimeSpan at, TimeSpan lasts, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new([.. words.Select((word, i) => new TranscriptWord(word, at + (lasts * i / words.Length), at + (lasts * (i + 1) / words.Length), 1))]);
    }
}
