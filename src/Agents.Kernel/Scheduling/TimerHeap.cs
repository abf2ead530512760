using System.Diagnostics.CodeAnalysis;

namespace Agents.Kernel;

/// <summary>
/// Entries by due time, and in the order they came where that is equal. A 4-ary heap: half the depth of a binary one, and the four children lie
/// side by side in memory. Cancelled entries stay until they reach the top or <see cref="Purge"/> sweeps them out. Not thread-safe.
/// </summary>
internal sealed class TimerHeap
{
    private const int Arity = 4;
    private const int SmallestCapacity = 64;

    private Item[] _items = new Item[SmallestCapacity];
    private long _sequence;

    /// <summary>Number of entries, cancelled ones included.</summary>
    public int Count { get; private set; }

    public void Push(long dueTicks, ScheduledEntry entry)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        SiftUp(Count++, new Item(dueTicks, _sequence++, entry));
    }

    /// <summary>The entry that is due first.</summary>
    public bool TryPeek(out long dueTicks, [NotNullWhen(true)] out ScheduledEntry? entry)
    {
        (dueTicks, entry) = Count > 0 ? (_items[0].DueTicks, _items[0].Entry) : (long.MaxValue, null);
        return entry is not null;
    }

    /// <summary>Takes out the entry that is due first.</summary>
    public void Pop()
    {
        var last = _items[--Count];
        _items[Count] = default;
        if (Count > 0)
            SiftDown(0, last);
        if (_items.Length > SmallestCapacity && Count < _items.Length / 8)
            Array.Resize(ref _items, _items.Length / 2);
    }

    /// <summary>Takes out all cancelled entries.</summary>
    public void Purge()
    {
        var kept = Array.FindAll(_items.AsSpan(0, Count).ToArray(), item => item.Entry.IsPending);
        Count = kept.Length;
        _items = kept.Length < SmallestCapacity ? new Item[SmallestCapacity] : new Item[kept.Length * 2];
        kept.CopyTo(_items, 0);
        for (var i = (Count - 2) / Arity; i >= 0 && Count > 1; i--)
            SiftDown(i, _items[i]);
    }

    /// <summary>Takes out everything.</summary>
    /// <returns>What was held, in no order.</returns>
    public ScheduledEntry[] Clear()
    {
        var held = Array.ConvertAll(_items[..Count], item => item.Entry);
        _items = new Item[SmallestCapacity];
        Count = 0;
        return held;
    }

    private void SiftUp(int hole, Item item)
    {
        while (hole > 0)
        {
            var parent = (hole - 1) / Arity;
            if (!item.IsBefore(_items[parent]))
                break;
            _items[hole] = _items[parent];
            hole = parent;
        }

        _items[hole] = item;
    }

    private void SiftDown(int hole, Item item)
    {
        while (true)
        {
            var first = (hole * Arity) + 1;
            if (first >= Count)
                break;

            var least = first;
            for (var child = first + 1; child < Math.Min(first + Arity, Count); child++)
            {
                if (_items[child].IsBefore(_items[least]))
                    least = child;
            }

            if (!_items[least].IsBefore(item))
                break;
            _items[hole] = _items[least];
            hole = least;
        }

        _items[hole] = item;
    }

    private readonly record struct Item(long DueTicks, long Sequence, ScheduledEntry Entry)
    {
        public bool IsBefore(in Item other) => DueTicks < other.DueTicks || (DueTicks == other.DueTicks && Sequence < other.Sequence);
    }
}
