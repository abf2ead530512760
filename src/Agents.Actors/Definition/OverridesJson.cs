using Newtonsoft.Json.Linq;

namespace Agents.Actors;

/// <summary>Changes at run time as the log keeps them: durations in seconds. What is code (services, detectors) is not kept. Pure.</summary>
internal static class OverridesJson
{
    private static readonly TurnDetection[] Kept = [TurnDetection.Vad, TurnDetection.Stt, TurnDetection.Manual, TurnDetection.Silence];

    public static JObject Write(OptionOverrides options)
    {
        var json = new JObject();
        Add("turn_detection", options.TurnDetection is { } detection && Kept.Contains(detection) ? detection.Name : null);
        Add("endpointing_mode", options.EndpointingMode?.ToString().ToLowerInvariant());
        Add("min_endpointing_delay", options.MinEndpointingDelay?.TotalSeconds);
        Add("max_endpointing_delay", options.MaxEndpointingDelay?.TotalSeconds);
        Add("endpointing_alpha", options.EndpointingAlpha);
        Add("allow_interruptions", options.AllowInterruptions);
        Add("interruption_mode", options.InterruptionMode?.ToString().ToLowerInvariant());
        Add("preemptive_generation", options.PreemptiveGeneration?.Enabled);
        Add("preemptive_tts", options.PreemptiveGeneration?.PreemptiveTts);
        Add("preemptive_max_speech_duration", options.PreemptiveGeneration?.MaxSpeechDuration.TotalSeconds);
        Add("preemptive_max_retries", options.PreemptiveGeneration?.MaxRetries);
        Add("min_consecutive_speech_delay", options.MinConsecutiveSpeechDelay?.TotalSeconds);
        Add("use_tts_aligned_transcript", options.UseTtsAlignedTranscript);
        return json;

        void Add(string name, JToken? value)
        {
            if (value is JValue { Value: not null })
                json[name] = value;
        }
    }

    /// <summary>What is not known here is left out: another version may have written it.</summary>
    public static OptionOverrides Read(JObject json) => new()
    {
        TurnDetection = Array.Find(Kept, detection => detection.Name == (string?)json["turn_detection"]),
        EndpointingMode = Enum.TryParse<EndpointingMode>((string?)json["endpointing_mode"], ignoreCase: true, out var mode) ? mode : null,
        MinEndpointingDelay = Seconds(json["min_endpointing_delay"]),
        MaxEndpointingDelay = Seconds(json["max_endpointing_delay"]),
        EndpointingAlpha = (double?)json["endpointing_alpha"],
        AllowInterruptions = (bool?)json["allow_interruptions"],
        InterruptionMode = Enum.TryParse<InterruptionMode>((string?)json["interruption_mode"], ignoreCase: true, out var interruption) ? interruption : null,
        PreemptiveGeneration = (bool?)json["preemptive_generation"] is { } enabled ? Preemptive(enabled, json) : null,
        MinConsecutiveSpeechDelay = Seconds(json["min_consecutive_speech_delay"]),
        UseTtsAlignedTranscript = (bool?)json["use_tts_aligned_transcript"],
    };

    private static PreemptiveGenerationOptions Preemptive(bool enabled, JObject json)
    {
        var usual = new PreemptiveGenerationOptions();
        return new PreemptiveGenerationOptions
        {
            Enabled = enabled,
            PreemptiveTts = (bool?)json["preemptive_tts"] ?? usual.PreemptiveTts,
            MaxSpeechDuration = Seconds(json["preemptive_max_speech_duration"]) ?? usual.MaxSpeechDuration,
            MaxRetries = (int?)json["preemptive_max_retries"] ?? usual.MaxRetries,
        };
    }

    private static TimeSpan? Seconds(JToken? value) => (double?)value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
