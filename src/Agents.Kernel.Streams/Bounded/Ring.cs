namespace Agents.Kernel.Streams;

/// <summary>
/// A queue that can also give back its newest item. Grows to the largest number held and stays there. Not thread safe; popping needs
/// <c>Count &gt; 0</c>.
/// </summary>
internal sealed class Ring<T>
{
    private T[] _slots = [];
    private int _head;

    public int Count { get; private set; }

    public void PushBack(T item)
    {
        if (Count == _slots.Length) Grow();
        _slots[Slot(Count++)] = item;
    }

    public T PopFront()
    {
        var item = Take(_head);
        _head = Slot(1);
        Count--;
        return item;
    }

    public T PopBack() => Take(Slot(--Count));

    private int Slot(int offset)
    {
        var slot = _head + offset;
        return slot < _slots.Length ? slot : slot - _slots.Length;
    }

    private T Take(int slot)
    {
        var item = _slots[slot];
        _slots[slot] = default!;
        return item;
    }

    private void Grow()
    {
        var larger = new T[Math.Max(4, _slots.Length * 2)];
        for (var i = 0; i < Count; i++) larger[i] = _slots[Slot(i)];
        (_slots, _head) = (larger, 0);
    }
}
