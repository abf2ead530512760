namespace Agents.Hocon;

/// <summary>A list of values.</summary>
/// <param name="items">The values, in order.</param>
/// <param name="origin">Where it begins.</param>
public sealed class HoconArray(IReadOnlyList<HoconValue> items, HoconOrigin origin) : HoconValue(origin)
{
    /// <summary>The values, in order.</summary>
    public IReadOnlyList<HoconValue> Items { get; } = items;

    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.Array;

    internal override int Depth { get; } = 1 + items.Select(item => item.Depth).DefaultIfEmpty().Max();

    internal override long Count { get; } = 1 + items.Sum(item => item.Count);
}
