namespace Agents.Actors;

/// <summary>Passes measurements on and adds up what was used. Owned by the session.</summary>
internal sealed class Usage(SessionScope scope)
{
    private UsageLedger _ledger = UsageLedger.Empty;

    /// <summary>Sums since the start.</summary>
    public IReadOnlyList<ModelUsage> Sums => _ledger.All;

    /// <param name="metrics">What a component measured.</param>
    /// <param name="speech">Number of the speech it was for; 0 for none.</param>
    public void Add(ComponentMetrics metrics, int speech)
    {
        var id = speech > 0 ? $"speech_{speech}" : null;
        scope.Events.Publish(new MetricsCollected(metrics switch
        {
            LlmMetrics llm => llm with { SpeechId = id },
            TtsMetrics tts => tts with { SpeechId = id },
            _ => metrics,
        }));
        _ledger = _ledger.Add(metrics);
        scope.Events.Publish(new SessionUsageUpdated(_ledger.All));
    }
}
