namespace Agents.Hocon;

/// <summary>Where in the document the merger is.</summary>
/// <param name="File">The file being merged.</param>
/// <param name="Path">The path of the object being filled; null inside an array, which no path reaches.</param>
/// <param name="Roots">Where substitutions of this file begin to look, innermost first; null when the file was included inside an array.</param>
internal sealed record Scope(SourceFile File, HoconPath? Path, IReadOnlyList<HoconPath>? Roots)
{
    public static Scope Of(SourceFile file) => new(file, HoconPath.Empty, [HoconPath.Empty]);

    public Scope Below(IEnumerable<string> names) => this with { Path = Path?.Then(names) };

    public Scope InArray() => this with { Path = null };

    /// <summary>A file included here: its substitutions look below this place first.</summary>
    public Scope Including(SourceFile file) => new(file, Path, Path is null || Roots is null ? null : [Path, .. Roots.Where(root => root != Path)]);
}
