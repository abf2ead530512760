namespace Agents.Hocon;

/// <summary>A document as <c>IConfiguration</c> wants it: flat keys, which do not care about case.</summary>
internal static class ConfigurationData
{
    /// <exception cref="HoconException">The root is an array, or two keys differ only in case.</exception>
    public static Dictionary<string, HoconKey> From(HoconDocument document)
    {
        var errors = new ErrorList();
        if (document.Root is HoconArray) errors.Add(document.Root.Origin, "the document is an array; configuration needs an object");
        var keys = new Dictionary<string, HoconKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in document.Keys())
        {
            if (!keys.TryAdd(key.ConfigurationKey, key))
                errors.Add(key.Origin, $"{key.Path} is the same configuration key as {keys[key.ConfigurationKey].Path} of {keys[key.ConfigurationKey].Origin}; keys must differ in more than case");
        }
        errors.ThrowIfAny();
        return keys;
    }

    /// <summary>An empty array is an empty text, so that binding gives an empty list; null and an empty object are no value.</summary>
    public static string? Text(HoconValue value) => value switch
    {
        HoconNull or HoconObject => null,
        HoconScalar scalar => scalar.Text,
        _ => "",
    };
}
