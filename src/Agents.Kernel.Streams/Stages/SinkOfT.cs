namespace Agents.Kernel.Streams;

/// <summary>The end of a pipeline: where the items go, and what comes of it. A description; it may be used in any number of runs.</summary>
/// <typeparam name="TIn">What flows into it.</typeparam>
/// <typeparam name="TResult">What a run gives.</typeparam>
public sealed class Sink<TIn, TResult>
{
    internal Sink(Func<IAsyncEnumerable<TIn>, CancellationToken, Task<TResult>> run) => Run = run;

    internal Func<IAsyncEnumerable<TIn>, CancellationToken, Task<TResult>> Run { get; }
}
