using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of Speechmatics' speech to text. What is null is left to the provider.</summary>
public sealed record SpeechmaticsSttOptions : ProviderOptions
{
    /// <summary>Vocabulary domain.</summary>
    public string? Domain { get; init; }

    /// <summary>Spelling of the output.</summary>
    public string? OutputLocale { get; init; }

    /// <summary>0.7 to 4 s, default 1.</summary>
    public double? MaxDelay { get; init; }

    /// <summary>flexible or fixed.</summary>
    public string? MaxDelayMode { get; init; }

    /// <summary>none, speaker, channel, channel_and_speaker_change or speaker_change.</summary>
    public string? Diarization { get; init; }

    /// <summary>0 to 1.</summary>
    public double? SpeakerSensitivity { get; init; }

    /// <summary>At most so many.</summary>
    public int? MaxSpeakers { get; init; }

    /// <summary>Favour the current speaker.</summary>
    public bool? PreferCurrentSpeaker { get; init; }

    /// <summary>Mark entities.</summary>
    public bool? EnableEntities { get; init; }

    /// <summary>Default true.</summary>
    public bool? EnablePartials { get; init; }

    /// <summary>See the provider.</summary>
    public JObject? PunctuationOverrides { get; init; }

    /// <summary>See the provider.</summary>
    public JObject? AudioFilteringConfig { get; init; }

    /// <summary>See the provider.</summary>
    public JObject? TranscriptFilteringConfig { get; init; }

    /// <summary>Objects with content.</summary>
    public JArray? AdditionalVocab { get; init; }

    /// <summary>In seconds.</summary>
    public double? EndOfUtteranceSilenceTrigger { get; init; }
}
