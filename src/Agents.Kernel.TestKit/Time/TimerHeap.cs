namespace Agents.Kernel.TestKit;

/// <summary>
/// Armed timers, the next one to fire on top: earliest due time first, then earliest created. Adding and removing are O(log n).
/// </summary>
internal sealed class TimerHeap
{
    private readonly List<VirtualTimer> _timers = [];

    public int Count => _timers.Count;

    public VirtualTimer? Next => _timers.Count == 0 ? null : _timers[0];

    public void Add(VirtualTimer timer)
    {
        _timers.Add(timer);
        Up(timer, _timers.Count - 1);
    }

    public void Remove(VirtualTimer timer)
    {
        var index = timer.HeapIndex;
        if (index < 0) return;
        timer.HeapIndex = -1;
        var last = _timers[^1];
        _timers.RemoveAt(_timers.Count - 1);
        if (last == timer) return;
        Up(last, index);
        Down(last, last.HeapIndex);
    }

    public IEnumerable<VirtualTimer> InOrder() => _timers.OrderBy(t => t.Due).ThenBy(t => t.Number);

    private static bool Before(VirtualTimer a, VirtualTimer b) => a.Due < b.Due || (a.Due == b.Due && a.Number < b.Number);

    private void Up(VirtualTimer timer, int index)
    {
        while (index > 0 && Before(timer, _timers[(index - 1) / 2]))
        {
            Put(_timers[(index - 1) / 2], index);
            index = (index - 1) / 2;
        }

        Put(timer, index);
    }

    private void Down(VirtualTimer timer, int index)
    {
        while (2 * index + 1 is var child && child < _timers.Count)
        {
            if (child + 1 < _timers.Count && Before(_timers[child + 1], _timers[child])) child++;
            if (!Before(_timers[child], timer)) break;
            Put(_timers[child], index);
            index = child;
        }

        Put(timer, index);
    }

    private void Put(VirtualTimer timer, int index)
    {
        _timers[index] = timer;
        timer.HeapIndex = index;
    }
}
