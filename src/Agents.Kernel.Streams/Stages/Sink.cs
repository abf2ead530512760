namespace Agents.Kernel.Streams;

/// <summary>Makes sinks. Names as in Akka.Streams where the concept is shared.</summary>
public static class Sink
{
    /// <summary>Calls an action for every item.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="action">Quick; the next item waits for it.</param>
    public static Sink<T, Done> ForEach<T>(Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new(async (items, cancellation) =>
        {
            await foreach (var item in items.WithCancellation(cancellation)) action(item);
            return Done.Instance;
        });
    }

    /// <summary>Calls an async function for every item, one after the other.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="action">The next item waits until its task has ended.</param>
    public static Sink<T, Done> ForEachAsync<T>(Func<T, Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new(async (items, cancellation) =>
        {
            await foreach (var item in items.WithCancellation(cancellation)) await action(item);
            return Done.Instance;
        });
    }

    /// <summary>Throws every item away.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    public static Sink<T, Done> Ignore<T>() => ForEach<T>(static _ => { });

    /// <summary>Collects every item. For tests and short streams: nothing bounds it.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    public static Sink<T, IReadOnlyList<T>> Seq<T>() => new(async (items, cancellation) =>
    {
        var all = new List<T>();
        await foreach (var item in items.WithCancellation(cancellation)) all.Add(item);
        return all;
    });

    /// <summary>
    /// Writes every item to a bounded stream and hands the end on: completion completes it, a failure fails it. When the run is cancelled
    /// the stream stays open, for the stage that takes over. When the stream is completed by somebody else the run ends.
    /// </summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="stream">Its overflow strategy decides what happens when it is full.</param>
    public static Sink<T, Done> Into<T>(BoundedStream<T> stream) => Broadcast(stream);

    /// <summary>
    /// Writes every item to several bounded streams, in the order given, each with its own overflow strategy: one with
    /// <see cref="OverflowStrategy.Backpressure"/> slows all of them down, the others never do. The end is handed on as by
    /// <see cref="Into"/>; a stream that somebody else
    /// completed is left out from then on, and the run ends with the last of them.
    /// </summary>
    /// <typeparam name="T">What flows. All streams get the same object.</typeparam>
    /// <param name="streams">At least one.</param>
    public static Sink<T, Done> Broadcast<T>(params BoundedStream<T>[] streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentOutOfRangeException.ThrowIfZero(streams.Length);
        foreach (var stream in streams) ArgumentNullException.ThrowIfNull(stream, nameof(streams));
        return new((items, cancellation) => BroadcastStage.Run(items, streams, cancellation));
    }

    /// <summary>
    /// Sends every item to an actor, and then how it ended. There is no back-pressure: for results and events at the pace of speech, never
    /// for audio. A cancelled run sends nothing more.
    /// </summary>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="actorRef">Receives the items.</param>
    /// <param name="onCompleteMessage">Sent when the source is completed.</param>
    /// <param name="onFailureMessage">Makes the message that is sent when the source fails.</param>
    public static Sink<T, Done> ActorRef<T>(IActorRef actorRef, object onCompleteMessage, Func<Exception, object> onFailureMessage)
    {
        ArgumentNullException.ThrowIfNull(actorRef);
        ArgumentNullException.ThrowIfNull(onCompleteMessage);
        ArgumentNullException.ThrowIfNull(onFailureMessage);
        return new((items, cancellation) => ActorStage.Run(items, actorRef, onCompleteMessage, onFailureMessage, cancellation));
    }
}
