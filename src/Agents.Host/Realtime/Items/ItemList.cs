namespace Agents.Host.Realtime;

/// <summary>The items of a conversation in order. For one owner.</summary>
internal sealed class ItemList
{
    private readonly List<RealtimeItem> _items = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<RealtimeItem> All => _items;

    /// <summary>An item by its name; null if there is none.</summary>
    public RealtimeItem? Find(string id) => _items.Find(item => item.Id == id);

    /// <summary>Puts an item at the end.</summary>
    /// <returns>The name of the one before it; null for the first.</returns>
    public string? Add(RealtimeItem item)
    {
        var before = _items.Count > 0 ? _items[^1].Id : null;
        _items.Add(item);
        return before;
    }

    /// <summary>Puts an item behind another.</summary>
    /// <param name="item">The item.</param>
    /// <param name="after">The other's name; <c>root</c> for the front.</param>
    /// <returns>The name of the one before it; null for the first.</returns>
    /// <exception cref="RealtimeFault">There is no such item.</exception>
    public string? Insert(RealtimeItem item, string after)
    {
        var place = after == "root" ? 0 : 1 + _items.FindIndex(known => known.Id == after);
        if (place == 0 && after != "root")
            throw NotFound(after, "previous_item_id");
        _items.Insert(place, item);
        return place == 0 ? null : after;
    }

    /// <summary>The name of the one before an item; null for the first.</summary>
    public string? Before(string id) => _items.FindIndex(item => item.Id == id) is > 0 and var place ? _items[place - 1].Id : null;

    /// <summary>Puts an item in the place of the one of its name.</summary>
    public void Replace(RealtimeItem item) => _items[_items.FindIndex(known => known.Id == item.Id)] = item;

    /// <summary>Takes an item out.</summary>
    public void Remove(string id) => _items.RemoveAll(item => item.Id == id);

    /// <summary>An item that must be there.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="param">The member that names it.</param>
    /// <exception cref="RealtimeFault">It is not.</exception>
    public RealtimeItem Require(string id, string param) => Find(id) ?? throw NotFound(id, param);

    private static RealtimeFault NotFound(string id, string param) => new(FaultCodes.ItemNotFound, $"The conversation has no item '{id}'.", param);
}
