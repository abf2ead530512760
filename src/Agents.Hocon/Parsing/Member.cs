namespace Agents.Hocon;

/// <summary>What an object is made of: fields and include statements, in the order they are written.</summary>
internal abstract record Member(HoconOrigin Origin);

/// <param name="Origin">Where the key begins.</param>
/// <param name="Key">The path of the field below its object.</param>
/// <param name="Append"><c>+=</c></param>
/// <param name="Value">What is right of the separator.</param>
internal sealed record FieldMember(HoconOrigin Origin, HoconPath Key, bool Append, Node Value) : Member(Origin);

internal sealed record IncludeMember(HoconOrigin Origin, IncludeKind Kind, string Name, bool Required) : Member(Origin);

internal enum IncludeKind
{
    /// <summary>A quoted name alone: a file, or a URL by its look.</summary>
    Heuristic,
    File,
    Url,
    ClassPath,
}
