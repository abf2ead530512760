using System.Collections.Frozen;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>What is known of STT models (protocol 1.8, 2.1, 2.8). Any other model string is accepted too.</summary>
internal static class SttModels
{
    private static readonly FrozenSet<string> WordTimed = FrozenSet.ToFrozenSet(
    [
        "deepgram/nova-3", "deepgram/nova-3-medical", "deepgram/nova-2", "deepgram/nova-2-medical", "deepgram/nova-2-conversationalai",
        "deepgram/nova-2-phonecall", "deepgram/flux-general", "deepgram/flux-general-en", "deepgram/flux-general-multi", "cartesia/ink-whisper",
        "assemblyai/universal-streaming", "assemblyai/universal-streaming-multilingual", "assemblyai/u3-rt-pro", "assemblyai/universal-3-5-pro",
        "elevenlabs/scribe_v2_realtime", "xai/stt-1", "speechmatics/enhanced", "speechmatics/standard",
    ]);

    private static readonly FrozenSet<string> ContextTaking = FrozenSet.ToFrozenSet(["assemblyai/u3-rt-pro", "assemblyai/universal-3-5-pro"]);

    public static SttCapabilities CapabilitiesOf(SttSettings settings, IReadOnlyList<FallbackModel> fallback) => new(
        Diarization: Diarizes(settings.Extra),
        AlignedTranscript: settings.Variant.AlwaysAligned || (settings.Model is { } model && WordTimed.Contains(model) && fallback.All(entry => WordTimed.Contains(entry.Model))),
        Keyterms: settings.KeytermRule is not null,
        ChatContext: settings.Variant.ExtendedStt && settings.Model is { } taking && ContextTaking.Contains(taking));

    private static bool Diarizes(JObject extra) => IsOn(extra["diarize"]) || IsOn(extra["speaker_labels"]) || IsOn(extra["diarization"]);

    private static bool IsOn(JToken? value) => value switch
    {
        JValue { Value: bool flag } => flag,
        JValue { Value: string text } => text.Length > 0 && !text.Equals("none", StringComparison.OrdinalIgnoreCase),
        JValue { Value: long number } => number != 0,
        JValue { Value: double number } => number != 0,
        JContainer { Count: > 0 } => true,
        _ => false,
    };
}
