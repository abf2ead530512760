using Agents.Messages;

namespace Agents.Inference;

/// <summary>Tells a caller who interrupts the agent from one who only agrees.</summary>
public interface IInterruptionDetector : IInferenceComponent
{
    /// <summary>Starts listening.</summary>
    /// <param name="connect">Retries and time limits; null takes <see cref="ApiConnectOptions.Default"/>.</param>
    /// <param name="parent">Who owns the stream's actor: an actor's <c>Context</c>, a system, or null for a process-wide system.</param>
    /// <param name="name">Name of the actor; null for a generated one.</param>
    IInterruptionStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null);
}
