using Agents.Audio;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>How an <see cref="Stt"/> works (protocol 2.1).</summary>
public sealed record SttOptions : InferenceOptions
{
    /// <summary>The model, <c>provider/model[:language]</c>; null or <c>auto</c> lets the gateway choose.</summary>
    public string? Model { get; init; }

    /// <summary>The language; wins over the model's suffix. Null: unset.</summary>
    public string? Language { get; init; }

    /// <summary>Encoding of the audio; only <c>pcm_s16le</c>.</summary>
    public string Encoding { get; init; } = "pcm_s16le";

    /// <summary>Samples per second sent; other input is resampled. 8000 to 192000, default 16000.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>Options of the provider (<c>extra_kwargs</c>): a typed record such as <see cref="DeepgramSttOptions"/>, or any JSON.</summary>
    public JObject Extra { get; init; } = [];

    /// <summary>Models the gateway falls back to by itself; see <see cref="FallbackModel.ForStt"/>.</summary>
    public IReadOnlyList<FallbackModel> Fallback { get; init; } = [];

    /// <summary>The patience told to the gateway. A stream's own retries come with <see cref="Stt.Stream"/>.</summary>
    public ApiConnectOptions Connect { get; init; } = ApiConnectOptions.Default;

    /// <summary>What happens to speech in flight when a connection breaks. Default <see cref="Recovery.Resume"/>.</summary>
    public Recovery Recovery { get; init; } = Recovery.Resume;

    /// <summary>With <see cref="Recovery.Resume"/>: how much untranscribed speech is kept for the next connection. 2 to 60 s, default 10 s.</summary>
    public TimeSpan ReplayWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Makes the voice activity detector of each stream whose model needs one: <c>speechmatics/</c> models are asked for a final when the caller stops
    /// speaking. Null: the built-in detector. Other models ignore it, with a warning.
    /// </summary>
    public Func<VoiceActivityDetector>? CreateVad { get; init; }
}
