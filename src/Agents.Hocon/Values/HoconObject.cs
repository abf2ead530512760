using System.Diagnostics.CodeAnalysis;

namespace Agents.Hocon;

/// <summary>Fields by name, in the order in which the names first appeared.</summary>
public sealed class HoconObject : HoconValue
{
    private readonly Dictionary<string, HoconField> _byName;

    /// <summary>It has already hidden a value that is no object: what is below that is out of its sight.</summary>
    private bool _complete;

    /// <summary>An object of these fields.</summary>
    /// <param name="fields">The fields; names must differ.</param>
    /// <param name="origin">Where it begins.</param>
    /// <exception cref="ArgumentException">Two fields have the same name.</exception>
    public HoconObject(IReadOnlyList<HoconField> fields, HoconOrigin origin)
        : base(origin)
    {
        Fields = fields;
        _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        Depth = 1 + fields.Select(field => field.Value.Depth).DefaultIfEmpty().Max();
        Count = 1 + fields.Sum(field => field.Value.Count);
    }

    /// <summary>The fields.</summary>
    public IReadOnlyList<HoconField> Fields { get; }

    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.Object;

    internal override int Depth { get; }

    internal override long Count { get; }

    /// <summary>The field of this name. Names are case-sensitive.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out HoconField? field) => _byName.TryGetValue(name, out field);

    /// <summary>This object over another: its fields win, and objects under the same name are merged in the same way.</summary>
    /// <param name="fallback">What fills the gaps.</param>
    public HoconObject WithFallback(HoconObject fallback)
    {
        if (_complete) return this;
        var inherited = fallback.Fields.Select(below => TryGet(below.Name, out var above) ? Merge(above, below) : below);
        return new HoconObject([.. inherited, .. Fields.Where(field => !fallback._byName.ContainsKey(field.Name))], Origin) { _complete = fallback._complete };
    }

    /// <summary>The values of the fields whose names are whole numbers, in that order; null when there are none.</summary>
    internal HoconArray? ToIndexedArray()
    {
        var items = Fields
            .Where(field => field.Name.All(char.IsAsciiDigit) && int.TryParse(field.Name, out _))
            .OrderBy(field => int.Parse(field.Name))
            .Select(field => field.Value)
            .ToArray();
        return items.Length == 0 ? null : new HoconArray(items, Origin);
    }

    private static HoconField Merge(HoconField above, HoconField below)
        => above.Value is not HoconObject top
            ? above
            : above with { Value = below.Value is HoconObject bottom ? top.WithFallback(bottom) : new HoconObject(top.Fields, top.Origin) { _complete = true } };
}
