using Agents.Messages;

namespace Agents.Inference;

/// <summary>Speech to text: turns a caller's audio into transcripts.</summary>
public interface ISpeechToText : IInferenceComponent
{
    /// <summary>What it can do.</summary>
    SttCapabilities Capabilities { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="language">The language of this stream; null takes the component's.</param>
    /// <param name="connect">Retries and time limits; null takes <see cref="ApiConnectOptions.Default"/>.</param>
    /// <param name="parent">Who owns the stream's actor: an actor's <c>Context</c>, a system, or null for a process-wide system.</param>
    /// <param name="name">Name of the actor; null for a generated one.</param>
    ISpeechStream Stream(
        LanguageCode? language = null, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null);
}
