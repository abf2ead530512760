using Microsoft.Extensions.Configuration;

namespace Agents.Hocon;

/// <summary>Configuration from a HOCON document, which it keeps: every key knows where it was written.</summary>
public abstract class HoconProvider : ConfigurationProvider
{
    private Dictionary<string, HoconKey> _keys = [];

    /// <summary>The document in use; null before it was loaded, or when its optional file is missing.</summary>
    public HoconDocument? Document { get; private set; }

    /// <summary>Like any provider; also answers <see cref="OriginQuery"/>, so that origins can be asked for through sections and chained configurations.</summary>
    public override bool TryGet(string key, out string? value)
    {
        if (!OriginQuery.IsQuery(key, out var asked)) return base.TryGet(key, out value);
        value = _keys.TryGetValue(asked, out var found) ? OriginQuery.Encode(found) : null;
        return value is not null;
    }

    private protected void Use(HoconDocument? document)
    {
        var keys = document is null ? [] : ConfigurationData.From(document);
        Data = keys.ToDictionary(pair => pair.Key, pair => ConfigurationData.Text(pair.Value.Value), StringComparer.OrdinalIgnoreCase);
        _keys = keys;
        Document = document;
    }
}
