using System.Diagnostics.Metrics;

namespace Agents.Actors;

/// <summary>Measures what the events of sessions tell, per turn (deviation D15). Costs next to nothing while nobody listens.</summary>
internal static class SessionMeter
{
    private static readonly Meter Meter = new(SessionNames.Source);
    private static readonly Histogram<double> E2eLatency = Seconds(SessionNames.E2eLatency, "From the end of the caller's speech to the agent's first sound.");
    private static readonly Histogram<double> LlmTtft = Seconds(SessionNames.LlmTtft, "From the request to the model's first token.");
    private static readonly Histogram<double> TtsTtfb = Seconds(SessionNames.TtsTtfb, "From the first text to the voice's first sound.");
    private static readonly Histogram<double> Transcription = Seconds(SessionNames.TranscriptionDelay, "From the end of speech to the last final transcript.");
    private static readonly Histogram<double> EndOfTurn = Seconds(SessionNames.EndOfTurnDelay, "From the end of speech to the decision that the turn is over.");
    private static readonly Histogram<double> Hook = Seconds(SessionNames.HookDelay, "Run time of the hook on a completed turn.");
    private static readonly Counter<long> InputTokens = Meter.CreateCounter<long>(SessionNames.LlmInputTokens, "{token}", "Tokens given to models.");
    private static readonly Counter<long> CachedTokens = Meter.CreateCounter<long>(SessionNames.LlmInputCachedTokens, "{token}", "Of these, tokens that were cached.");
    private static readonly Counter<long> OutputTokens = Meter.CreateCounter<long>(SessionNames.LlmOutputTokens, "{token}", "Tokens that models gave.");
    private static readonly Counter<long> Characters = Meter.CreateCounter<long>(SessionNames.TtsCharacters, "{character}", "Characters given to voices.");
    private static readonly Counter<double> Spoken = Meter.CreateCounter<double>(SessionNames.TtsAudioDuration, "s", "Audio that voices made.");
    private static readonly Counter<double> Heard = Meter.CreateCounter<double>(SessionNames.SttAudioDuration, "s", "Audio that recognisers heard.");
    private static readonly Counter<long> Detections = Meter.CreateCounter<long>(SessionNames.InterruptionRequests, "{request}", "Requests to interruption detectors.");
    private static readonly UpDownCounter<long> Running = Meter.CreateUpDownCounter<long>(SessionNames.Running, "{session}", "Sessions that run in this process.");

    public static void Began() => Running.Add(1);

    public static void Ended() => Running.Add(-1);

    public static void On(SessionEvent happened)
    {
        switch (happened)
        {
            case ConversationItemAdded { Metrics: { } metrics }:
                Record(metrics);
                break;
            case MetricsCollected { Metrics: var used }:
                Count(used, new("model", used.Metadata.ModelName), new("provider", used.Metadata.ModelProvider));
                break;
        }
    }

    private static void Record(TurnMetrics metrics)
    {
        Record(E2eLatency, metrics.E2eLatency);
        Record(LlmTtft, metrics.LlmTtft);
        Record(TtsTtfb, metrics.TtsTtfb);
        Record(Transcription, metrics.TranscriptionDelay);
        Record(EndOfTurn, metrics.EndOfTurnDelay);
        Record(Hook, metrics.OnUserTurnCompletedDelay);
    }

    private static void Count(ComponentMetrics used, KeyValuePair<string, object?> model, KeyValuePair<string, object?> provider)
    {
        switch (used)
        {
            case LlmMetrics llm:
                InputTokens.Add(llm.PromptTokens, model, provider);
                CachedTokens.Add(llm.PromptCachedTokens, model, provider);
                OutputTokens.Add(llm.CompletionTokens, model, provider);
                break;
            case TtsMetrics tts:
                Characters.Add(tts.CharactersCount, model, provider);
                Spoken.Add(tts.AudioDuration.TotalSeconds, model, provider);
                break;
            case SttMetrics stt:
                Heard.Add(stt.AudioDuration.TotalSeconds, model, provider);
                break;
            case InterruptionMetrics interruption:
                Detections.Add(interruption.NumRequests, model, provider);
                break;
        }
    }

    private static void Record(Histogram<double> histogram, TimeSpan? value)
    {
        if (value is { } measured && histogram.Enabled)
            histogram.Record(measured.TotalSeconds);
    }

    private static Histogram<double> Seconds(string name, string what) => Meter.CreateHistogram<double>(name, "s", what);
}
