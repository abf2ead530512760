namespace Agents.Hocon;

/// <summary>
/// The names a program knows, to reject a document that holds others. A pattern is a path; <c>*</c> stands for any one element
/// (<c>agents.*.voice</c>) and <c>**</c> at the end for everything below (<c>agents.*.metadata.**</c>). Elements of a list need no pattern of their own.
/// </summary>
/// <param name="patterns">The names.</param>
public sealed class KnownSettings(IEnumerable<string> patterns)
{
    private const string Any = "*";
    private const string Below = "**";

    private readonly string[][] _patterns = patterns.Select(pattern => pattern.Split('.')).ToArray();

    /// <summary>The names that a document sets: a file with every default is also the list of what there is. Keys that are numbers stand for any number.</summary>
    /// <param name="defaults">The document.</param>
    public static KnownSettings In(HoconDocument defaults) => new(defaults.Keys().Select(key => Pattern(key.Path.Elements)).Distinct());

    /// <summary>An error for each setting of the document that is not known, with file, line, and the nearest known name.</summary>
    /// <param name="document">The document.</param>
    public IReadOnlyList<HoconError> Check(HoconDocument document)
        => document.Keys().Where(key => !IsKnown(key)).Select(key => new HoconError(key.Origin, Describe(key.Path.Elements))).ToArray();

    /// <summary>An index at the end belongs to a list of values, one before the end to a list of objects of any length.</summary>
    private static string Pattern(IReadOnlyList<string> path)
    {
        var length = path.Count;
        while (length > 0 && IsIndex(path[length - 1])) length--;
        return string.Join('.', path.Take(length).Select(element => IsIndex(element) ? Any : element));
    }

    private static bool IsIndex(string element) => element.All(char.IsAsciiDigit);

    private bool IsKnown(HoconKey key)
    {
        var path = key.Path.Elements;
        return Array.Exists(_patterns, pattern => Covers(pattern, path) || (key.Value is HoconObject or HoconArray && IsAbove(path, pattern)));
    }

    private static bool Covers(string[] pattern, IReadOnlyList<string> path)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == Below) return path.Count >= i;
            if (i >= path.Count || !Fits(pattern[i], path[i])) return false;
        }
        return path.Skip(pattern.Length).All(IsIndex);
    }

    private static bool IsAbove(IReadOnlyList<string> path, string[] pattern)
        => path.Count < pattern.Length && path.Zip(pattern).All(pair => Fits(pair.Second, pair.First));

    private static bool Fits(string pattern, string element) => pattern == Any || string.Equals(pattern, element, StringComparison.OrdinalIgnoreCase);

    private string Describe(IReadOnlyList<string> path)
    {
        var name = new HoconPath(path).ToString();
        var members = _patterns.Where(pattern => IsAbove(path, pattern)).Select(pattern => pattern[path.Count]).Distinct().ToArray();
        if (members.Length > 0) return $"{name} is a group of settings, not a value; below it there are {string.Join(", ", members)}";
        var nearest = EditDistance.Nearest(name, _patterns.Where(pattern => pattern[^1] != Below).Select(pattern => Fill(pattern, path)));
        return nearest is null ? $"there is no setting {name}" : $"there is no setting {name}; did you mean {nearest}?";
    }

    /// <summary>The pattern with its wildcards replaced by what was written there.</summary>
    private static string Fill(string[] pattern, IReadOnlyList<string> path)
        => string.Join('.', pattern.Select((element, i) => element == Any && i < path.Count ? path[i] : element));
}
