using Agents.Messages;

namespace Agents.Inference;

/// <summary>Text to speech: turns an agent's text into audio.</summary>
public interface ITextToSpeech : IInferenceComponent
{
    /// <summary>What it can do.</summary>
    TtsCapabilities Capabilities { get; }

    /// <summary>Samples per second of the audio it makes.</summary>
    int SampleRate { get; }

    /// <summary>Channels of the audio it makes.</summary>
    int Channels { get; }

    /// <summary>Opens a connection ahead of need, once; failures are only logged.</summary>
    /// <param name="parent">Whose actor system holds the connection; null for a process-wide system.</param>
    void Prewarm(IActorRefFactory? parent = null);

    /// <summary>Starts speaking text that comes bit by bit.</summary>
    /// <param name="connect">Retries and time limits; null takes <see cref="ApiConnectOptions.Default"/>.</param>
    /// <param name="parent">Who owns the stream's actor: an actor's <c>Context</c>, a system, or null for a process-wide system.</param>
    /// <param name="name">Name of the actor; null for a generated one.</param>
    ISynthesizeStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null);

    /// <summary>Speaks a whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="connect">Retries and time limits; null takes <see cref="ApiConnectOptions.Default"/>.</param>
    /// <param name="parent">Who owns the stream's actor: an actor's <c>Context</c>, a system, or null for a process-wide system.</param>
    /// <param name="name">Name of the actor; null for a generated one.</param>
    IInferenceStream<SynthesizedAudio> Synthesize(
        string text, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null);
}
