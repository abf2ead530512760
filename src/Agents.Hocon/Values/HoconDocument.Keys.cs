namespace Agents.Hocon;

/// <content>Every setting, flat.</content>
public sealed partial class HoconDocument
{
    /// <summary>Every setting with where it was written, in the order of the document. Objects and arrays appear only when they are empty.</summary>
    public IEnumerable<HoconKey> Keys() => Keys(Root, Root.Origin, []);

    private static IEnumerable<HoconKey> Keys(HoconValue value, HoconOrigin origin, IReadOnlyList<string> path) => value switch
    {
        HoconObject { Fields.Count: > 0 } obj => obj.Fields.SelectMany(field => Keys(field.Value, field.Origin, [.. path, field.Name])),
        HoconArray { Items.Count: > 0 } array => array.Items.SelectMany((item, index) => Keys(item, item.Origin, [.. path, index.ToString()])),
        _ when path.Count == 0 => [],
        _ => [new HoconKey(new HoconPath(path), string.Join(':', path), origin, value)],
    };
}
