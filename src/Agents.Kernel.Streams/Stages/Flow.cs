namespace Agents.Kernel.Streams;

/// <summary>Makes flows. Names as in Akka.Streams.</summary>
public static class Flow
{
    /// <summary>A flow that passes everything on: the beginning of a chain of operators.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    public static Flow<T, T> Create<T>() => new(items => items);
}

/// <summary>
/// A step of a pipeline: what is done to the items of a source. A description; it may be attached to any number of sources.
/// </summary>
/// <typeparam name="TIn">What flows into it.</typeparam>
/// <typeparam name="TOut">What flows out of it.</typeparam>
public sealed class Flow<TIn, TOut>
{
    internal Flow(Func<IAsyncEnumerable<TIn>, IAsyncEnumerable<TOut>> attach) => Attach = attach;

    internal Func<IAsyncEnumerable<TIn>, IAsyncEnumerable<TOut>> Attach { get; }

    /// <summary>Appends another flow.</summary>
    /// <typeparam name="TNext">What flows out of that.</typeparam>
    /// <param name="flow">What to do next.</param>
    public Flow<TIn, TNext> Via<TNext>(Flow<TOut, TNext> flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new(items => flow.Attach(Attach(items)));
    }
}
