using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Handoff;

/// <summary>Calls with agents in code.</summary>
internal static class TestAgents
{
    public static ScriptedCall Call(Agent first, Func<ChatContext, ScriptedAnswer> answers, Func<AgentDefinition, AgentDefinition>? session = null,
        AgentCatalog? catalog = null, object? userData = null, ScriptedTts? tts = null)
        => new(new ScriptedCallOptions
        {
            First = first,
            Llm = new ScriptedLlm(answers),
            Agent = session ?? (unchanged => unchanged with { Instructions = "" }),
            Region = new SessionRegionOptions { Catalog = catalog ?? new AgentCatalog() },
            UserData = userData,
            Tts = tts ?? new ScriptedTts(),
        });

    /// <summary>Answers with a function call where the last word of the caller is the function's name, else with a text.</summary>
    public static Func<ChatContext, ScriptedAnswer> CallsWhatIsAsked(string otherwise = "a fine answer", params string[] tools)
        => context => context.Items[^1] is ChatMessage { Role: ChatRole.User } said && tools.Contains(said.Text)
            ? ScriptedAnswer.Call(said.Text)
            : new ScriptedAnswer(otherwise);

    /// <summary>Handoffs and messages in the order in which they were stored.</summary>
    public static IReadOnlyList<string> Story(this ScriptedCall call) => [.. call.All<ConversationItemAdded>().Select(each => each.Event.Item switch
    {
        AgentHandoff handoff => $"{handoff.OldAgent ?? "nobody"} → {handoff.NewAgent}",
        ChatMessage message => $"{message.Role.ToString().ToLowerInvariant()}: {message.Text}{(message.Interrupted ? "…" : "")}",
        var other => other.GetType().Name,
    })];
}
