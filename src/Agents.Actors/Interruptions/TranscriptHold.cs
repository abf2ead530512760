using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>
/// Keeps what the recogniser hears while the agent speaks until it is clear whether it was meant for the agent (voice-session.md 4.6). At the end of the
/// agent's speech, words that ended inside the window are forgotten: listening words. Everything from the first word outside it passes. The window is (agent's
/// start, end of its speech or start of the overlap that interrupted it, minus the end boundary). Pure and immutable.
/// </summary>
/// <remarks>
/// The window outlives the agent's speech for what comes late, until something passes or the recogniser hears new speech. Late words that go on past the
/// window pass at once: nothing else would ever release them.
/// </remarks>
/// <param name="EndBoundary">How much of the end of the agent's speech is no listening any more.</param>
internal sealed record TranscriptHold(TimeSpan EndBoundary)
{
    private DateTimeOffset? AgentSince { get; init; }

    private bool AgentSpeaks { get; init; }

    /// <summary>Where listening ended, before the boundary is taken off.</summary>
    private DateTimeOffset? Until { get; init; }

    private ImmutableList<Heard> Held { get; init; } = [];

    /// <summary>The agent is heard, or heard again.</summary>
    public TranscriptHold AgentStarted(DateTimeOffset at) => this with { AgentSpeaks = true, AgentSince = at, Until = null, Held = [] };

    /// <summary>The agent is not heard any more, or the detector called an interruption.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="ignoreUntil">Start of the overlap that interrupted the agent; null for none.</param>
    public TranscriptRelease AgentEnded(DateTimeOffset now, DateTimeOffset? ignoreUntil = null)
    {
        if (AgentSince is null)
            return new(this, []);
        var until = ignoreUntil ?? now;
        var ended = this with { AgentSpeaks = false, Until = Until < until ? Until : until };
        return ended.Flush(now);
    }

    /// <summary>The recogniser heard something.</summary>
    public TranscriptRelease Take(Heard heard, DateTimeOffset now)
    {
        if (heard.Event.Type == SpeechEventType.RecognitionUsage || AgentSince is null)
            return new(this, [heard]);
        if (AgentSpeaks || (heard.Event.Type != SpeechEventType.StartOfSpeech && (!HasText(heard) || IsInside(heard, now))))
            return new(this with { Held = Held.Add(heard) }, []);
        var flushed = Flush(now);
        return new(flushed.Next.WithoutWindow(), [.. flushed.Passed, heard]);
    }

    /// <summary>The detector is gone: everything passes.</summary>
    public TranscriptRelease ReleaseAll() => new(WithoutWindow(), Held);

    private TranscriptHold WithoutWindow() => this with { AgentSince = null, AgentSpeaks = false, Until = null, Held = [] };

    /// <summary>Oldest first: drops what ended inside the window, passes all from the first that did not, with the signs right before it.</summary>
    private TranscriptRelease Flush(DateTimeOffset now)
    {
        var from = 0;
        for (var i = 0; i < Held.Count; i++)
        {
            if (!HasText(Held[i]))
                continue;
            if (Data(Held[i]) is { StartTime.Ticks: 0, EndTime.Ticks: 0 })
                break; // words without times: nobody knows whose they are
            if (!IsInside(Held[i], now))
                return new(WithoutWindow(), Held.GetRange(from, Held.Count - from));
            from = i + 1;
        }
        return new(this with { Held = [] }, []);
    }

    private bool IsInside(Heard heard, DateTimeOffset now)
    {
        if (Until is not { } until || AgentSince is not { } since || Data(heard) is not { EndTime.Ticks: > 0 } data)
            return false;
        var end = heard.Anchor + data.EndTime;
        return since < end && end < Earlier(now, until - EndBoundary);
    }

    private static bool HasText(Heard heard) => heard.Event.Text.Length > 0;

    private static SpeechData Data(Heard heard) => heard.Event.Alternatives[0];

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}

/// <summary>What a <see cref="TranscriptHold"/> became, and what passes on, in order.</summary>
internal readonly record struct TranscriptRelease(TranscriptHold Next, IReadOnlyList<Heard> Passed);
