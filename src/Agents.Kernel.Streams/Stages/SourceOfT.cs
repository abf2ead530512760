namespace Agents.Kernel.Streams;

/// <summary>
/// The beginning of a pipeline: where items come from, and what has been done to them so far. A description only; nothing moves until
/// <see cref="RunWith"/>.
/// A pipeline pulls: each stage asks for the next item when it is done with the last, so only <c>Buffer</c> and bounded streams hold more
/// than one.
/// </summary>
/// <remarks>
/// A run stays on the <see cref="TaskScheduler"/> it was started on: inside an actor system with a scheduler of its own, and in virtual
/// time, all of it does.
/// </remarks>
/// <typeparam name="T">What flows.</typeparam>
public sealed class Source<T>
{
    private readonly IAsyncEnumerable<T> _items;

    internal Source(IAsyncEnumerable<T> items) => _items = items;

    /// <summary>Appends a flow.</summary>
    /// <typeparam name="TOut">What flows after it.</typeparam>
    /// <param name="flow">What to do with the items.</param>
    public Source<TOut> Via<TOut>(Flow<T, TOut> flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new(flow.Attach(_items));
    }

    /// <summary>Runs the pipeline into a sink.</summary>
    /// <typeparam name="TResult">What the sink gives.</typeparam>
    /// <param name="sink">Where the items go.</param>
    /// <param name="cancellationToken">Stops the run; the task is cancelled then.</param>
    /// <returns>The sink's result, or what the pipeline failed with.</returns>
    public Task<TResult> RunWith<TResult>(Sink<T, TResult> sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return sink.Run(_items, cancellationToken);
    }

    /// <summary>Runs the pipeline and calls an action for every item.</summary>
    /// <param name="action">Quick; the next item waits for it.</param>
    /// <param name="cancellationToken">Stops the run; the task is cancelled then.</param>
    public Task<Done> RunForeach(Action<T> action, CancellationToken cancellationToken = default) => RunWith(Sink.ForEach(action), cancellationToken);

    /// <summary>Runs the pipeline as an async sequence, each enumeration a run of its own.</summary>
    public IAsyncEnumerable<T> RunAsAsyncEnumerable() => _items;
}
