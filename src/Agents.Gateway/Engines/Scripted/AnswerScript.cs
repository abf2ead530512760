namespace Agents.Gateway;

/// <summary>What a scripted responder answers.</summary>
/// <remarks>
/// Nothing is remembered between requests; everything follows from the conversation in the request. An answer with a condition
/// (<see cref="ScriptedAnswer.When"/>, <see cref="ScriptedAnswer.AfterTool"/>) is taken whenever it fits; the others are taken in order, one for
/// each assistant message already in the conversation, the last one again and again.
/// </remarks>
/// <param name="Answers">The answers.</param>
public sealed record AnswerScript(IReadOnlyList<ScriptedAnswer> Answers)
{
    /// <summary>The wait before the first token. Default zero.</summary>
    public TimeSpan FirstToken { get; init; }

    /// <summary>The wait before each further token. Default zero.</summary>
    public TimeSpan BetweenTokens { get; init; }

    /// <summary>A script of plain texts, in order.</summary>
    /// <param name="texts">The answers' texts.</param>
    public static AnswerScript Of(params string[] texts) => new([.. texts.Select(text => new ScriptedAnswer { Text = text })]);
}

/// <summary>One scripted answer.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>Taken when the caller's last message contains this, ignoring case; null for any.</summary>
    public string? When { get; init; }

    /// <summary>Taken when the last message is a tool's result. Default false.</summary>
    public bool AfterTool { get; init; }

    /// <summary>The text; <c>{tool}</c> stands for the last tool results.</summary>
    public string Text { get; init; } = "";

    /// <summary>Tool calls, after the text.</summary>
    public IReadOnlyList<ScriptedToolCall> Calls { get; init; } = [];

    /// <summary>Fails with this status instead of answering; null answers.</summary>
    public int? Status { get; init; }
}

/// <summary>A scripted tool call.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, as JSON text.</param>
public sealed record ScriptedToolCall(string Name, string Arguments = "{}");
