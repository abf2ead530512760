namespace Agents.Kernel.TestKit;

/// <summary>
/// Armed timers: earliest due time first, then earliest created. Unlike the kernel's heap it takes a timer out at once and lists all in order, which
/// tests need, and keeps no capacity, which they do not.
/// </summary>
internal sealed class TimerQueue
{
    private readonly SortedSet<VirtualTimer> _timers = new(Comparer<VirtualTimer>.Create(static (a, b) =>
        a.Due == b.Due ? a.Number.CompareTo(b.Number) : a.Due.CompareTo(b.Due)));

    public int Count => _timers.Count;

    public VirtualTimer? Next => _timers.Min;

    public IEnumerable<VirtualTimer> InOrder => _timers;

    /// <summary>Adds a timer; its due time must not change before it is removed.</summary>
    public void Add(VirtualTimer timer) => _timers.Add(timer);

    public void Remove(VirtualTimer timer) => _timers.Remove(timer);
}
