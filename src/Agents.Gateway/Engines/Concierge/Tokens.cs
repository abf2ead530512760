using System.Text.RegularExpressions;

namespace Agents.Gateway;

/// <summary>Words as tokens: what rule-made and scripted answers are streamed in and counted by.</summary>
internal static partial class Tokens
{
    /// <summary>The words of a text, each with the space before it; joined they are the text again.</summary>
    public static IReadOnlyList<string> Split(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>How many words a text has.</summary>
    public static int Count(string text) => Word().Count(text);

    [GeneratedRegex(@"\s*\S+(\s+$)?")]
    private static partial Regex Word();
}
