namespace Agents.Hocon;

/// <summary>Where a key or value was written.</summary>
/// <param name="Source">File path, or the name given to a text or stream.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 code units, from 1.</param>
/// <param name="Detail">What else to know, such as the environment variable a value came from.</param>
public sealed record HoconOrigin(string Source, int Line, int Column, string? Detail = null)
{
    /// <summary><c>file:line:column</c>, and the detail in brackets: the form that editors and terminals turn into a link.</summary>
    public override string ToString() => Detail is null ? $"{Source}:{Line}:{Column}" : $"{Source}:{Line}:{Column} ({Detail})";
}
