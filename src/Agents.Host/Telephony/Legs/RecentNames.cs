namespace Agents.Host.Telephony;

/// <summary>The names that were added last; older ones are forgotten. For one thread at a time.</summary>
/// <param name="capacity">Names kept.</param>
internal sealed class RecentNames(int capacity)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Adds a name.</summary>
    public void Add(string name)
    {
        if (!_names.Add(name))
            return;
        _order.Enqueue(name);
        if (_order.Count > capacity)
            _names.Remove(_order.Dequeue());
    }

    /// <summary>Whether a name was added and is not forgotten.</summary>
    public bool Has(string name) => _names.Contains(name);
}
