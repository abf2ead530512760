using Agents.Host.Services;
using Agents.Inference;
using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>
/// The agent's voice as a realtime session uses it: silent for responses that are text only, and another one where the client chose one of the host's.
/// </summary>
/// <param name="voice">The agent's voice.</param>
/// <param name="slot">Knows the response.</param>
/// <param name="voices">The voices that the client may choose.</param>
internal sealed class RealtimeVoice(ITextToSpeech voice, ModelTurnSlot slot, VoiceBook voices) : ITextToSpeech
{
    /// <inheritdoc />
    public string Model => voice.Model;

    /// <inheritdoc />
    public string Provider => voice.Provider;

    /// <inheritdoc />
    public string Label => voice.Label;

    /// <inheritdoc />
    public TtsCapabilities Capabilities => voice.Capabilities;

    private ITextToSpeech Chosen => voices.Find(slot.Turn.Request.Voice) ?? voice;

    /// <inheritdoc />
    public int SampleRate => voice.SampleRate;

    /// <inheritdoc />
    public int Channels => voice.Channels;

    /// <inheritdoc />
    public event Action<ComponentError>? Error
    {
        add => voice.Error += value;
        remove => voice.Error -= value;
    }

    /// <inheritdoc />
    public event Action<ComponentMetrics>? MetricsCollected
    {
        add => voice.MetricsCollected += value;
        remove => voice.MetricsCollected -= value;
    }

    /// <inheritdoc />
    public void Prewarm(IActorRefFactory? parent = null) => voice.Prewarm(parent);

    /// <inheritdoc />
    public ISynthesizeStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null) =>
        slot.Turn.Request.TextOnly ? new SilentSpeech() : Chosen.Stream(connect, parent, name);

    /// <inheritdoc />
    public IInferenceStream<SynthesizedAudio> Synthesize(string text, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null) =>
        slot.Turn.Request.TextOnly ? new SilentSpeech(ended: true) : Chosen.Synthesize(text, connect, parent, name);

    /// <summary>The voice is the agent's: whoever made it disposes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
