using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

/// <summary>Makes sources. Names as in Akka.Streams.</summary>
public static class Source
{
    /// <summary>Reads a bounded stream until it is completed. Running it twice shares the items between the two runs.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="stream">Where the items come from.</param>
    public static Source<T> From<T>(BoundedStream<T> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream.ReadAllAsync());
    }

    /// <summary>Takes the items of a collection.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="items">Enumerated anew in every run.</param>
    public static Source<T> From<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(Enumerate(items));
    }

    /// <summary>Takes the items of an async sequence.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="items">Enumerated anew in every run. It should heed the token of its enumerator.</param>
    public static Source<T> From<T>(IAsyncEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(items);
    }

    /// <summary>One item.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="item">The item.</param>
    public static Source<T> Single<T>(T item) => From([item]);

    /// <summary>No item.</summary>
    /// <typeparam name="T">What would flow.</typeparam>
    public static Source<T> Empty<T>() => From(Array.Empty<T>());

    /// <summary>No item, but a failure.</summary>
    /// <typeparam name="T">What would flow.</typeparam>
    /// <param name="cause">What every run fails with.</param>
    public static Source<T> Failed<T>(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return From(Throw<T>(cause));
    }

    private static async IAsyncEnumerable<T> Enumerate<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private static IEnumerable<T> Throw<T>(Exception cause)
    {
        throw cause;
#pragma warning disable CS0162 // makes it an iterator, so that it throws in the run and not here
        yield break;
#pragma warning restore CS0162
    }
}
