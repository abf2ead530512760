using System.Collections.Frozen;

namespace Agents.Messages;

/// <summary>
/// An allow-list: the types that may be read from JSON, each by a name of ours in the member <c>type</c>. A name that is not on the list is
/// refused; names of .NET types are never read. Names stay for ever, types may be renamed.
/// </summary>
public sealed class NamedTypes
{
    private readonly FrozenDictionary<string, Type> _types;
    private readonly FrozenDictionary<Type, string> _names;

    /// <summary>Makes an allow-list.</summary>
    /// <param name="types">Name and type, each once.</param>
    public NamedTypes(params IEnumerable<(string Name, Type Type)> types)
    {
        var list = types.ToList();
        _types = list.ToFrozenDictionary(each => each.Name, each => each.Type, StringComparer.Ordinal);
        _names = list.ToFrozenDictionary(each => each.Type, each => each.Name);
    }

    /// <summary>The types on the list.</summary>
    public IReadOnlyList<Type> Types => _names.Keys;

    /// <summary>The types of both lists.</summary>
    public NamedTypes With(NamedTypes other)
        => new(_types.Concat(other._types).Select(static pair => (pair.Key, pair.Value)));

    /// <summary>The name of a type; null if it is not on the list.</summary>
    public string? NameOf(Type type) => _names.GetValueOrDefault(type);

    /// <summary>The type of a name, if it is on the list and of a kind; null otherwise.</summary>
    public Type? Find(string name, Type kind) => _types.GetValueOrDefault(name) is { } type && kind.IsAssignableFrom(type) ? type : null;
}
