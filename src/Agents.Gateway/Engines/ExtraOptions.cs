using System.Text.Json;

namespace Agents.Gateway;

/// <summary>The free-form provider options of a session or packet (<c>extra</c>, protocol section 1.9). Immutable.</summary>
public sealed class ExtraOptions
{
    private readonly Dictionary<string, JsonElement> _values;

    private ExtraOptions(Dictionary<string, JsonElement> values) => _values = values;

    /// <summary>No options.</summary>
    public static ExtraOptions None { get; } = new([]);

    /// <summary>Takes the members of a JSON object; anything else, null included, means no options.</summary>
    /// <param name="element">The <c>extra</c> value; its document may be disposed afterwards.</param>
    public static ExtraOptions From(JsonElement element) => None.With(element);

    /// <summary>These options with the members of a JSON object on top (shallow).</summary>
    /// <param name="element">The newer <c>extra</c> value; anything but an object changes nothing.</param>
    public ExtraOptions With(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.EnumerateObject().Any()) return this;
        var merged = new Dictionary<string, JsonElement>(_values);
        foreach (var member in element.EnumerateObject()) merged[member.Name] = member.Value.Clone();
        return new(merged);
    }

    /// <summary>A number, or null when it is missing or not a number.</summary>
    /// <param name="name">The option.</param>
    public double? Number(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>A text, or null when it is missing or not a text.</summary>
    /// <param name="name">The option.</param>
    public string? Text(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A yes or no, or null when it is missing or neither.</summary>
    /// <param name="name">The option.</param>
    public bool? Flag(string name) => _values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? _values[name].GetBoolean()
        : null;
}
