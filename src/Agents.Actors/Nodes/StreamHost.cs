namespace Agents.Actors;

/// <summary>
/// Opens streams of services for a node: the streams are children of the actor that runs the node, wherever the node's code happens to be.
/// </summary>
/// <param name="owner">The actor that runs the node.</param>
/// <param name="key">What the node runs for.</param>
/// <param name="stop">Cancelled when the result is not wanted any more.</param>
internal sealed class StreamHost(IActorRef owner, object key, CancellationToken stop)
{
    public CancellationToken Stop => stop;

    /// <exception cref="OperationCanceledException">The result is not wanted any more.</exception>
    public Task<T> OpenAsync<T>(Func<IActorRefFactory, string, T> open)
        where T : class => owner.Ask<T>(new OpenStream(key, (parent, name) => open(parent, name)), stop);
}

/// <summary>Open a stream for a node; answered with the stream.</summary>
/// <param name="Key">What the node runs for.</param>
/// <param name="Open">Opens it under a parent and a name.</param>
internal sealed record OpenStream(object Key, Func<IActorRefFactory, string, object> Open);
