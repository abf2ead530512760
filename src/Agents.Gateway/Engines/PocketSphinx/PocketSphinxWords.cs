namespace Agents.Gateway;

/// <summary>Turns entries of the recogniser's dictionary into words. Pure.</summary>
internal static class PocketSphinxWords
{
    /// <summary>The word, without its pronunciation number (<c>read(2)</c>); null for silence and noise (<c>&lt;sil&gt;</c>, <c>[NOISE]</c>, <c>++UM++</c>).</summary>
    public static string? Clean(string entry)
    {
        if (entry.Length == 0 || entry[0] is '<' or '[' or '+') return null;
        var mark = entry.IndexOf('(');
        return mark > 0 ? entry[..mark] : entry;
    }
}
