using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>Adds up what a session uses, per provider and model. Immutable.</summary>
internal sealed record UsageLedger
{
    private ImmutableSortedDictionary<(string Kind, string Provider, string Model), ModelUsage> Sums { get; init; }
        = ImmutableSortedDictionary<(string Kind, string Provider, string Model), ModelUsage>.Empty;

    public static UsageLedger Empty { get; } = new();

    public IReadOnlyList<ModelUsage> All => [.. Sums.Values];

    public UsageLedger Add(ComponentMetrics metrics) => metrics switch
    {
        LlmMetrics llm => Change("llm", llm, sum => sum with
        {
            InputTokens = sum.InputTokens + llm.PromptTokens,
            CachedInputTokens = sum.CachedInputTokens + llm.PromptCachedTokens,
            OutputTokens = sum.OutputTokens + llm.CompletionTokens,
        }),
        SttMetrics stt => Change("stt", stt, sum => sum with
        {
            InputTokens = sum.InputTokens + stt.InputTokens,
            OutputTokens = sum.OutputTokens + stt.OutputTokens,
            AudioDuration = sum.AudioDuration + stt.AudioDuration,
        }),
        TtsMetrics tts => Change("tts", tts, sum => sum with
        {
            InputTokens = sum.InputTokens + tts.InputTokens,
            OutputTokens = sum.OutputTokens + tts.OutputTokens,
            Characters = sum.Characters + tts.CharactersCount,
            AudioDuration = sum.AudioDuration + tts.AudioDuration,
        }),
        _ => this,
    };

    private UsageLedger Change(string kind, ComponentMetrics metrics, Func<ModelUsage, ModelUsage> add)
    {
        var key = (kind, metrics.Metadata.ModelProvider, metrics.Metadata.ModelName);
        return new() { Sums = Sums.SetItem(key,
            add(Sums.GetValueOrDefault(key) ?? new ModelUsage(key.kind, key.ModelProvider, key.ModelName))) };
    }
}
