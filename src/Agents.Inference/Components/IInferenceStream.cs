namespace Agents.Inference;

/// <summary>
/// A running piece of work: a handle to an actor. Reconnects happen behind it; it ends by itself, by failure, or by <c>DisposeAsync</c>.
/// </summary>
/// <remarks>
/// When retries are used up the enumeration throws the last error. Under a parent actor the parent is told too:
/// first a <see cref="Agents.Messages.ComponentError"/> whose <c>Recoverable</c> is false, then the actor stops, so that a parent which watches
/// <see cref="Ref"/> gets its <see cref="Terminated"/>. The actor never throws into its parent's supervision because a service failed.
/// </remarks>
/// <typeparam name="T">What it produces.</typeparam>
public interface IInferenceStream<out T> : IAsyncEnumerable<T>, IAsyncDisposable
{
    /// <summary>The stream's actor: watch it to learn of the end, stop it to cancel.</summary>
    IActorRef Ref { get; }
}
