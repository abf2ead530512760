using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>How a <see cref="Tts"/> works (protocol 3.1).</summary>
public sealed record TtsOptions : InferenceOptions
{
    /// <summary>The model, <c>provider/model[:voice]</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The voice; wins over the model's suffix. Null: the model's own.</summary>
    public string? Voice { get; init; }

    /// <summary>The language; null: unset.</summary>
    public string? Language { get; init; }

    /// <summary>Encoding of the audio; only <c>pcm_s16le</c>.</summary>
    public string Encoding { get; init; } = "pcm_s16le";

    /// <summary>Samples per second of the audio. 8000 to 192000, default 24000.</summary>
    public int SampleRate { get; init; } = 24000;

    /// <summary>Options of the provider (<c>extra_kwargs</c>): a typed record such as <see cref="CartesiaTtsOptions"/>, or any JSON.</summary>
    public JObject Extra { get; init; } = [];

    /// <summary>Models the gateway falls back to by itself; see <see cref="FallbackModel.ForTts"/>.</summary>
    public IReadOnlyList<FallbackModel> Fallback { get; init; } = [];

    /// <summary>The patience told to the gateway. A stream's own retries come with <see cref="Tts.Stream"/>.</summary>
    public ApiConnectOptions Connect { get; init; } = ApiConnectOptions.Default;

    /// <summary>What happens to speech in flight when a connection breaks. Default <see cref="Recovery.Resume"/>.</summary>
    public Recovery Recovery { get; init; } = Recovery.Resume;

    /// <summary>
    /// How long the packets of text are. Default: sentence by sentence, from 20 characters, never more than the provider takes at once (inworld 900,
    /// cartesia 400, xai 1000). A greater <c>Min</c> gives the voice more context and takes longer to begin.
    /// </summary>
    public SentenceLimits Packets { get; init; } = SentenceLimits.Default;

    /// <summary>How much audio may wait for its consumer before the service has to wait. 0.2 to 60 s, default 1 s.</summary>
    public TimeSpan OutputBuffer { get; init; } = TimeSpan.FromSeconds(1);
}
