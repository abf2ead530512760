using System.Text.RegularExpressions;

namespace Agents.Gateway;

/// <summary>What the concierge says when no tool is needed. The first rule that fits wins.</summary>
internal static partial class SmallTalk
{
    public const string Greeting = "Hello! How can I help you?";

    private const string Confession =
        "I am a small program made of rules, not a person and not a language model. I can greet you, use the tools I was given, and say so when I don't know something.";

    /// <summary>The answer to what the caller said.</summary>
    /// <param name="said">The caller's words.</param>
    /// <param name="turns">The conversation so far.</param>
    /// <param name="tools">The tools offered, for "what can you do".</param>
    public static string Answer(string said, IReadOnlyList<ChatTurn> turns, IReadOnlyList<ToolOffer> tools) => said switch
    {
        _ when string.IsNullOrWhiteSpace(said) => "I did not hear anything. Could you say that again?",
        _ when Identity().IsMatch(said) => Confession,
        _ when Repeat().IsMatch(said) => LastWords(turns) ?? "I have not said anything yet.",
        _ when ToolMatch.AsksTime(said) => "I have no clock here, so I cannot tell you the time.",
        _ when ToolMatch.AsksDate(said) => "I have no calendar here, so I cannot tell you the date.",
        _ when AskName().IsMatch(said) => KnownName(turns) is { } known ? $"Your name is {known}." : "You have not told me your name.",
        _ when GiveName().Match(said) is { Success: true } given => $"Nice to meet you, {Name(given)}.",
        _ when HowAreYou().IsMatch(said) => "I am a program, so I am always well. How can I help you?",
        _ when Help().IsMatch(said) => Abilities(tools),
        _ when Bye().IsMatch(said) => "Goodbye. Have a good day.",
        _ when Thanks().IsMatch(said) => "You are welcome.",
        _ when Hello().IsMatch(said) => Greeting,
        _ when Agreement().IsMatch(said) => "All right.",
        _ => "I don't know that. I am only a small program. You can ask me what I can do.",
    };

    private static string? LastWords(IReadOnlyList<ChatTurn> turns) =>
        turns.LastOrDefault(turn => turn is { Role: "assistant", Text.Length: > 0 })?.Text;

    private static string? KnownName(IReadOnlyList<ChatTurn> turns) => turns
        .Where(turn => turn.Role == "user").Select(turn => GiveName().Match(turn.Text)).LastOrDefault(match => match.Success) is { } match
        ? Name(match)
        : null;

    private static string Name(Match given) => char.ToUpperInvariant(given.Groups[1].Value[0]) + given.Groups[1].Value[1..];

    private static string Abilities(IReadOnlyList<ToolOffer> tools)
    {
        var offered = tools.Select(tool => $"the {ToolMatch.Subject(tool.Name)}").Distinct().ToArray();
        return offered.Length == 0
            ? "I can greet you, remember your name and repeat what I said. I was given no tools, so that is all."
            : $"I can greet you, remember your name, repeat what I said, and I have tools for {string.Join(", ", offered)}.";
    }

    [GeneratedRegex(@"\b((who|what) (exactly )?are you|are you (a |an )?(real|human|person|robot|bot|machine|computer|program|ai|artificial)|(speaking|talking) (to|with) a (human|person|machine|robot|computer)|what model)", RegexOptions.IgnoreCase)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\b(repeat|say (that|it) again|once more|pardon|what did you say|come again|say again)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\bwhat(['’]?s| is) my name\b|\bdo you know my name\b|\bwho am i\b", RegexOptions.IgnoreCase)]
    private static partial Regex AskName();

    [GeneratedRegex(@"\b(?:my name is|call me|i am called)\s+([\p{L}'-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex GiveName();

    [GeneratedRegex(@"\bhow are you\b|\bhow do you do\b|\bhow('?s| is) it going\b", RegexOptions.IgnoreCase)]
    private static partial Regex HowAreYou();

    [GeneratedRegex(@"\bhelp\b|\bwhat can you do\b|\bwhat do you do\b|\byour tools\b", RegexOptions.IgnoreCase)]
    private static partial Regex Help();

    [GeneratedRegex(@"\b(good ?bye|bye|see you|farewell|good night|hang up|that is all|that's all)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bye();

    [GeneratedRegex(@"\b(thank you|thanks|thank)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"\b(hello|hi|hey|good (morning|afternoon|evening|day)|greetings)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hello();

    [GeneratedRegex(@"^\W*(yes|yeah|yep|no|nope|okay|ok|all right|alright|sure|fine|good|great)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Agreement();
}
