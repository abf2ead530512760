namespace Agents.Hocon;

/// <summary>A text being read.</summary>
/// <param name="Name">What origins call it.</param>
/// <param name="Path">Where it is, for relative includes; null for a text without a place.</param>
/// <param name="IncludedFrom">The text that included it.</param>
internal sealed record SourceFile(string Name, string? Path, SourceFile? IncludedFrom)
{
    /// <summary>Itself, then who included it, up to the root.</summary>
    public IEnumerable<SourceFile> Chain()
    {
        for (var file = this; file is not null; file = file.IncludedFrom) yield return file;
    }
}
