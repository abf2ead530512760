using Agents.Audio;
using Microsoft.Extensions.Logging;

namespace Agents.Inference;

/// <summary>Asks the service for a final when the caller stops speaking, for models that do not notice by themselves (protocol 2.9).</summary>
internal sealed partial class FinalOnSilence(VoiceActivityDetector vad, int sampleRate, SttAudioBuffer audio)
{
    private const string Provider = "speechmatics/";

    private readonly Resampler? _resampler = sampleRate == VoiceActivityDetector.SampleRate ? null : new Resampler(sampleRate, VoiceActivityDetector.SampleRate);

    /// <summary>For a model that needs it; null for any other.</summary>
    public static FinalOnSilence? For(string? model, SttOptions options, SttAudioBuffer audio)
    {
        if (!options.Variant.ExtendedStt)
            return null;
        if (model?.StartsWith(Provider, StringComparison.Ordinal) == true)
            return new FinalOnSilence(options.CreateVad?.Invoke() ?? new VoiceActivityDetector(), options.SampleRate, audio);
        if (options.CreateVad is not null)
            Ignored(options.LoggerFactory.CreateLogger<Stt>(), model ?? "auto");
        return null;
    }

    /// <summary>Listens to a frame that was appended to the stream's audio.</summary>
    public void Hear(AudioFrame frame)
    {
        foreach (var heard in vad.Push(_resampler?.Process(frame) ?? frame))
        {
            if (heard.Type == VadEventType.EndOfSpeech)
                audio.RequestFinal();
        }
    }

    [LoggerMessage(EventId = 1001, Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "The voice activity detector is ignored: model {Model} finds the end of speech by itself")]
    private static partial void Ignored(ILogger logger, string model);
}
