using Agents.Messages;

namespace Agents.Inference;

/// <summary>What an interruption stream knows of the present overlap, and what follows from sentinels and answers (protocol 5.3, 5.4). Pure.</summary>
/// <param name="reportsAgentEnded">Whether an overlap that ended because the agent did says so (section 7, number 19).</param>
internal sealed class OverlapState(bool reportsAgentEnded = true)
{
    private bool _agentSpeaks;
    private DateTimeOffset? _startedAt;
    private int _requests;

    public InterruptionCache Cache { get; } = new();

    /// <summary>Whether the caller speaks over the agent and no verdict has fallen.</summary>
    public bool Active { get; private set; }

    /// <summary>Takes a sentinel; the event of an overlap that ended without an interruption, else null.</summary>
    public OverlappingSpeechEvent? On(InterruptionSentinel sentinel, DateTimeOffset now)
    {
        switch (sentinel)
        {
            case AgentSpeechStarted or AgentSpeechEnded:
                Active = false;
                _requests = 0;
                Cache.Clear();
                _agentSpeaks = sentinel is AgentSpeechStarted;
                return null;
            case OverlapSpeechStarted started when _agentSpeaks:
                Active = true;
                _startedAt = started.StartedAt;
                Cache.Clear();
                return null;
            case OverlapSpeechEnded ended:
                return Ended(ended, now);
            default:
                return null;
        }
    }

    /// <summary>A request goes out.</summary>
    /// <param name="createdAt">Its key.</param>
    /// <param name="window">Its audio.</param>
    /// <param name="counts">Whether it is counted: over WebSocket only.</param>
    public void Sent(ulong createdAt, short[] window, bool counts)
    {
        if (counts)
            _requests++;
        Cache.Put(new InterruptionCacheEntry { CreatedAt = createdAt, SpeechInput = window });
    }

    /// <summary>Takes an answer; the event of an interruption, else null. Ignored outside of an overlap.</summary>
    /// <param name="verdict">The answer.</param>
    /// <param name="roundTrip">Since the request.</param>
    /// <param name="now">The time.</param>
    public OverlappingSpeechEvent? On(BargeInVerdict verdict, TimeSpan roundTrip, DateTimeOffset now)
    {
        if (!Active)
            return null;
        var entry = Cache.Get(verdict.CreatedAt) with
        {
            TotalDuration = roundTrip,
            PredictionDuration = TimeSpan.FromSeconds(verdict.PredictionDuration),
            DetectionDelay = now - _startedAt,
            Probabilities = verdict.Probabilities,
            IsInterruption = verdict.IsBargeIn,
        };
        Cache.Put(entry);
        if (!verdict.IsBargeIn)
            return null;
        Active = false;
        return Counted(OverlappingSpeechEvent.FromCacheEntry(entry, true, now, _startedAt));
    }

    private OverlappingSpeechEvent? Ended(OverlapSpeechEnded ended, DateTimeOffset now)
    {
        var wasActive = Active;
        var startedAt = _startedAt;
        Active = false;
        _startedAt = null;
        return wasActive
            ? Counted(OverlappingSpeechEvent.FromCacheEntry(Cache.TakeNewestAnswered(), false, now, startedAt, ended.EndedAt) with { AgentEnded = reportsAgentEnded && ended.AgentEnded })
            : null;
    }

    private OverlappingSpeechEvent Counted(OverlappingSpeechEvent said)
    {
        var requests = _requests;
        _requests = 0;
        return said with { NumRequests = requests };
    }
}
