using System.Text.RegularExpressions;

namespace Agents.Gateway;

/// <summary>Finds the tools that fit a question, by the words in their names and descriptions.</summary>
internal static partial class ToolMatch
{
    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "get", "current", "fetch", "lookup", "look", "up", "find", "read", "tell", "now", "the", "query", "check", "show", "what", "is", "todays", "local",
    };

    private static readonly (Regex Question, string[] Words)[] Topics =
    [
        (TimeQuestion(), ["time", "clock", "hour"]),
        (DateQuestion(), ["date", "day", "calendar", "today"]),
    ];

    /// <summary>The tools to call for a question, in the order they were offered.</summary>
    public static IEnumerable<ToolOffer> Fitting(string question, IReadOnlyList<ToolOffer> tools)
    {
        List<ToolOffer> found = [];
        foreach (var (asked, words) in Topics)
        {
            if (!asked.IsMatch(question)) continue;
            if (tools.FirstOrDefault(tool => Words(tool.Name).Any(Is(words))) is { } byName) found.Add(byName);
            else if (tools.FirstOrDefault(tool => Words(tool.Description).Any(Is(words))) is { } byDescription) found.Add(byDescription);
        }

        var said = Words(question).ToHashSet(StringComparer.OrdinalIgnoreCase);
        found.AddRange(tools.Where(tool => !IsTopic(tool) && Key(tool.Name) is { Length: > 0 } key && key.All(said.Contains)));
        return tools.Where(found.Contains);
    }

    /// <summary>Whether a question is about the time or the date.</summary>
    public static bool AsksTime(string question) => TimeQuestion().IsMatch(question);

    /// <inheritdoc cref="AsksTime"/>
    public static bool AsksDate(string question) => DateQuestion().IsMatch(question);

    /// <summary>What a tool is about: <c>get_time</c> is about the time.</summary>
    public static string Subject(string tool) => Key(tool) is { Length: > 0 } key ? string.Join(' ', key).ToLowerInvariant() : "answer";

    private static bool IsTopic(ToolOffer tool) => Topics.Any(topic => Words(tool.Name).Any(Is(topic.Words)));

    private static Func<string, bool> Is(string[] words) => word => words.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static string[] Key(string name) => [.. Words(name).Where(word => !Verbs.Contains(word))];

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\b(what(['’]?s| is)? (the |your )?(current )?time|time is it|(tell|give|know|have|got|about|say) (me )?(us )?(the |what )?time|the time\b|o'?clock)", RegexOptions.IgnoreCase)]
    private static partial Regex TimeQuestion();

    [GeneratedRegex(@"\b(what(['’]?s| is)? (the |today'?s )?(current )?(date|day)|which day|(today|day) is it|(tell|give|know|and) (me )?(the |what )?(date|day)|the date\b|date today)", RegexOptions.IgnoreCase)]
    private static partial Regex DateQuestion();

    [GeneratedRegex(@"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
