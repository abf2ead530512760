using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>The conversation's history, and the prompts made from it (voice-session.md 3.6). Owned by the session.</summary>
internal sealed class Conversation(SessionScope scope)
{
    private const int Recent = 6;
    private const string InstructionsId = "instructions";

    public ChatContext Items => new(scope.Setup.Journal.State.Items);

    /// <summary>Stores an item by its time, once, and says so (function calls silently).</summary>
    public void Add(ChatItem item, TurnMetrics? metrics = null, string? intended = null, SpokenText? spoken = null)
    {
        if (Items.Items.Exists(known => known.Id == item.Id))
            return;
        scope.Write(new ItemStored(item, intended));
        if (item is FunctionCall or FunctionCallOutput)
            return;
        scope.Events.Publish(new ConversationItemAdded(item)
        {
            Metrics = metrics,
            Spoken = spoken,
            Intended = intended is null ? null : Sensitive.Of(intended),
        });
        scope.Rooms.Turns.Tell(new RecentMessages([.. Items.Items.OfType<ChatMessage>().TakeLast(Recent)]));
    }

    /// <summary>Stores an item that the application brings; false if one of its name is there already.</summary>
    public bool Bring(ChatItem item)
    {
        if (Items.Items.Exists(known => known.Id == item.Id))
            return false;
        Add(item);
        return true;
    }

    /// <summary>Puts another text in the place of a message; false if there is no such item.</summary>
    public bool Correct(string id, string text)
    {
        if (Items.Items.Find(item => item.Id == id) is not ChatMessage message)
            return false;
        var corrected = message with { Content = [new TextContent(text)], Interrupted = true };
        scope.Write(new ItemCorrected(corrected));
        scope.Events.Publish(new ConversationItemCorrected(corrected));
        return true;
    }

    /// <summary>Takes an item out; false if there is no such item.</summary>
    public bool Remove(string id)
    {
        if (!Items.Items.Exists(item => item.Id == id))
            return false;
        scope.Write(new ItemRemoved(id));
        scope.Events.Publish(new ConversationItemRemoved(id));
        return true;
    }

    /// <summary>
    /// The prompt: instructions, the conversation, what is said in this turn, functions still under way, and instructions for this answer
    /// alone.
    /// </summary>
    /// <param name="basis">The conversation to answer.</param>
    /// <param name="message">The caller's new message; null if it is stored already.</param>
    /// <param name="extra">Instructions for this answer alone.</param>
    /// <param name="running">Functions still under way; shown as such, never stored (F14).</param>
    public ChatContext Prompt(ChatContext basis, ChatMessage? message, string? extra, IEnumerable<FunctionCall> running)
    {
        var items = basis.Items.Where(item => item is not (AgentHandoff or AgentConfigUpdate)).ToImmutableList();
        if (message is not null && !items.Exists(item => item.Id == message.Id))
            items = items.Add(message);
        foreach (var call in running)
            items = items.Add(call).Add(InProgress(call));
        if (scope.Agent.Instructions.Length > 0)
            items = items.Insert(0, new ChatMessage(ChatRole.System, scope.Agent.Instructions) { Id = InstructionsId });
        if (extra is not null)
            items = items.Add(new ChatMessage(ChatRole.System, extra) { Id = "instructions_once" });
        return new ChatContext(items);
    }

    private static FunctionCallOutput InProgress(FunctionCall call)
        => new(call.CallId, "The call is in progress. Do not call it again.") { Id = $"{call.Id}_progress", Name = call.Name };

    public ChatMessage NewMessage(ChatRole role, string text, DateTimeOffset at)
        => new(role, text) { Id = scope.NextItemId(), CreatedAt = at };
}
