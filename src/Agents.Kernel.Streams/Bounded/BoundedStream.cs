using System.Globalization;
using System.Threading.Channels;

namespace Agents.Kernel.Streams;

/// <summary>
/// A bounded queue between two stages, for audio and other data that must not go through an actor's mailbox. Any number of producers
/// may offer, any number of consumers may read (each item goes to one of them); order is kept. It is created by the parent of the
/// two stages and so outlives a restart of either.
/// </summary>
/// <remarks>
/// <para><b>What is dropped.</b> The bound is stated in the stream's own measure (playing time, a cost, or a count). What happens to an
/// item that does not fit is the <see cref="OverflowStrategy"/>'s decision; see there which loss fits which promise.</para>
/// <para><b>How to notice.</b> <see cref="Dropped"/> counts every lost item and its measure, and so do the counters
/// <c>agents.stream.dropped</c> and <c>agents.stream.dropped.duration</c> (meter <c>Agents.Kernel.Streams</c>), tagged with the stream's
/// name.</para>
/// <para><b>The exception to the bound.</b> An empty stream takes any one item, however large: refusing it would wait for ever or drop for
/// ever. Items that measure zero (marks between sounds) always fit.</para>
/// <para><b>Where a waiter goes on.</b> A reader or writer that waited is resumed on the <see cref="TaskScheduler"/> (or synchronization
/// context) it waited on, also through <c>AsTask()</c> and <c>ConfigureAwait(false)</c>; it is never run inside the call that woke it. With
/// the default scheduler that is the thread pool.</para>
/// </remarks>
/// <typeparam name="T">What flows. Items should be immutable: the stream hands over references.</typeparam>
public sealed partial class BoundedStream<T>
{
    private readonly Lock _gate = new();
    private readonly Ring<(T Item, long Cost)> _buffer = new();
    private readonly Func<T, long> _measure;
    private readonly bool _measuresTime;
    private WaiterList _readers;
    private WaiterList _writers;
    private long _cost;
    private StreamAmount _dropped;
    private Exception? _failure;
    private bool _completed;
    private Waiter? _spare;

    /// <summary>Creates a stream that holds a number of items.</summary>
    /// <param name="capacity">Items; at least 1.</param>
    /// <param name="overflow">What happens to an item that does not fit.</param>
    /// <param name="name">Names the stream in metrics and errors; from the code, never from a caller.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public BoundedStream(int capacity, OverflowStrategy overflow = OverflowStrategy.Backpressure, string name = "stream")
        : this(capacity, static _ => 1, overflow, name)
    {
    }

    /// <summary>Creates a stream that holds an amount of playing time.</summary>
    /// <param name="capacity">Playing time; positive.</param>
    /// <param name="duration">The playing time of an item: zero or more, always the same for the same item.</param>
    /// <param name="overflow">What happens to an item that does not fit.</param>
    /// <param name="name">Names the stream in metrics and errors; from the code, never from a caller.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public BoundedStream(TimeSpan capacity, Func<T, TimeSpan> duration, OverflowStrategy overflow = OverflowStrategy.Backpressure, string name = "stream")
        : this(capacity.Ticks, InTicks(duration), overflow, name) => _measuresTime = true;

    /// <summary>Creates a stream that holds an amount of anything, for example bytes.</summary>
    /// <param name="capacity">In the unit of <paramref name="cost"/>; positive.</param>
    /// <param name="cost">What an item costs: zero or more, always the same for the same item.</param>
    /// <param name="overflow">What happens to an item that does not fit.</param>
    /// <param name="name">Names the stream in metrics and errors; from the code, never from a caller.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public BoundedStream(long capacity, Func<T, long> cost, OverflowStrategy overflow = OverflowStrategy.Backpressure, string name = "stream")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Capacity, _measure, Overflow, Name) = (capacity, cost, overflow, name);
    }

    /// <summary>The name given at creation, <c>stream</c> by default.</summary>
    public string Name { get; }

    /// <summary>What happens to an item that does not fit.</summary>
    public OverflowStrategy Overflow { get; }

    /// <summary>The bound: items, ticks of playing time, or the unit of the cost function, as the stream was created.</summary>
    public long Capacity { get; }

    /// <summary>Items waiting to be read.</summary>
    public int Count
    {
        get { lock (_gate) return _buffer.Count; }
    }

    /// <summary>What is waiting to be read: items and their measure.</summary>
    public StreamAmount Buffered
    {
        get { lock (_gate) return new(_buffer.Count, _cost); }
    }

    /// <summary>What overflow has cost since the stream was created. <see cref="Clear"/> is not overflow and does not count.</summary>
    public StreamAmount Dropped
    {
        get { lock (_gate) return _dropped; }
    }

    /// <summary>
    /// Whether <see cref="Complete"/> was called (or <see cref="OverflowStrategy.Fail"/> struck). Buffered items may still be read.
    /// </summary>
    public bool IsCompleted
    {
        get { lock (_gate) return _completed; }
    }

    /// <summary>
    /// Ends the stream: nothing more is taken, readers get what is buffered and then the end. Writers that wait get <c>false</c>. The first
    /// call counts.
    /// </summary>
    /// <param name="failure">When given, readers get this exception after the last buffered item.</param>
    /// <returns>Whether this call ended it.</returns>
    public bool Complete(Exception? failure = null)
    {
        WaiterList released = default;
        lock (_gate)
        {
            if (_completed) return false;
            (_completed, _failure) = (true, failure);
            _readers.ReleaseAll(ref released, false, failure);
            _writers.ReleaseAll(ref released, false);
        }

        released.Signal();
        return true;
    }

    /// <summary>
    /// Throws away what is buffered, for the moment somebody says "stop". Writers that wait are let in afterwards: cancel them first when
    /// their items are stale too.
    /// </summary>
    /// <returns>What was buffered, oldest first; empty when nothing was.</returns>
    public IReadOnlyList<T> Clear()
    {
        List<T> cleared;
        WaiterList released = default;
        lock (_gate)
        {
            if (_buffer.Count == 0) return [];
            cleared = new List<T>(_buffer.Count);
            while (_buffer.Count > 0) cleared.Add(_buffer.PopFront().Item);
            _cost = 0;
            AdmitWriters(ref released);
        }

        released.Signal();
        return cleared;
    }

    /// <summary>The stream's name, what it holds and its bound: for errors and logs.</summary>
    public override string ToString()
    {
        var buffered = Buffered;
        return $"{Name}: {buffered.Items} items, {Amount(buffered.Cost)} of {Amount(Capacity)}, {Overflow}";
    }

    private string Amount(long cost) =>
        _measuresTime ? $"{TimeSpan.FromTicks(cost).TotalMilliseconds} ms" : cost.ToString(CultureInfo.InvariantCulture);

    private static Func<T, long> InTicks(Func<T, TimeSpan> duration)
    {
        ArgumentNullException.ThrowIfNull(duration);
        return item => duration(item).Ticks;
    }

    private long CostOf(T item)
    {
        var cost = _measure(item);
        return cost >= 0 ? cost : throw new ArgumentOutOfRangeException(nameof(item), cost, $"Stream {Name}: an item must measure zero or more.");
    }

    private bool Fits(long cost) => _buffer.Count == 0 || cost <= Capacity - _cost || cost == 0;

    private void Push(T item, long cost)
    {
        _buffer.PushBack((item, cost));
        _cost += cost;
    }

    private ChannelClosedException Closed() =>
        _failure is null ? new($"Stream {Name} is completed.") : new($"Stream {Name} failed: {_failure.Message}", _failure);
}
