using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>
/// The session's history and what the agent that has the conversation knows of it, and the prompts made from that (voice-session.md 3.6).
/// Owned by the session.
/// </summary>
internal sealed class Conversation(SessionScope scope)
{
    private const int Recent = 6;
    private const string InstructionsId = "instructions";

    /// <summary>What the agent that has the conversation knows of it.</summary>
    public ChatContext Items => scope.Active.Context;

    /// <summary>Everything since the session began.</summary>
    public ImmutableList<ChatItem> History => scope.Setup.Journal.State.Items;

    /// <summary>The agent that had the conversation when the record ends; null if nothing was said yet.</summary>
    public string? LastAgent => History.IsEmpty ? null : scope.Setup.Journal.State.Agent;

    /// <summary>Stores an item by its time, once, and says so (function calls silently).</summary>
    public void Add(ChatItem item, TurnMetrics? metrics = null, string? intended = null, SpokenText? spoken = null)
    {
        if (History.Exists(known => known.Id == item.Id))
            return;
        scope.Write(new ItemStored(item, intended));
        Know(items => items.Insert(items.FindLastIndex(earlier => earlier.CreatedAt <= item.CreatedAt) + 1, item));
        if (item is FunctionCall or FunctionCallOutput or AgentConfigUpdate)
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
        if (History.Exists(known => known.Id == item.Id))
            return false;
        Add(item);
        return true;
    }

    /// <summary>Puts another text in the place of a message; false if there is no such item.</summary>
    public bool Correct(string id, string text)
    {
        if (History.Find(item => item.Id == id) is not ChatMessage message)
            return false;
        var corrected = message with { Content = [new TextContent(text)], Interrupted = true };
        scope.Write(new ItemCorrected(corrected));
        Know(items => items.ConvertAll(item => item.Id == id ? corrected : item));
        scope.Events.Publish(new ConversationItemCorrected(corrected));
        return true;
    }

    /// <summary>Takes an item out; false if there is no such item.</summary>
    public bool Remove(string id)
    {
        if (!History.Exists(item => item.Id == id))
            return false;
        scope.Write(new ItemRemoved(id));
        Know(items => items.RemoveAll(item => item.Id == id));
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
    /// <param name="modality">How the words came: written ones may have instructions of their own.</param>
    public ChatContext Prompt(ChatContext basis, ChatMessage? message, string? extra, IEnumerable<FunctionCall> running, InputModality modality)
    {
        var items = basis.Items.Where(item => item is not (AgentHandoff or AgentConfigUpdate)).ToImmutableList();
        if (message is not null && !items.Exists(item => item.Id == message.Id))
            items = items.Add(message);
        foreach (var call in running)
            items = items.Add(call).Add(InProgress(call));
        var instructions = modality == InputModality.Text ? scope.Agent.TextInstructions ?? scope.Agent.Instructions : scope.Agent.Instructions;
        if (instructions.Length > 0)
            items = items.Insert(0, new ChatMessage(ChatRole.System, instructions) { Id = InstructionsId });
        if (extra is not null)
            items = items.Add(new ChatMessage(ChatRole.System, extra) { Id = "instructions_once" });
        return new ChatContext(items);
    }

    /// <summary>A context as it is kept: instructions are put in front of it when the model is asked.</summary>
    public static ChatContext WithoutInstructions(ChatContext context)
        => new(context.Items.RemoveAll(item => item is ChatMessage { Id: InstructionsId }));

    public ChatMessage NewMessage(ChatRole role, string text, DateTimeOffset at)
        => new(role, text) { Id = scope.NextItemId(), CreatedAt = at };

    private void Know(Func<ImmutableList<ChatItem>, ImmutableList<ChatItem>> change)
        => scope.Active.Context = new ChatContext(change(Items.Items));

    private static FunctionCallOutput InProgress(FunctionCall call)
        => new(call.CallId, "The call is in progress. Do not call it again.") { Id = $"{call.Id}_progress", Name = call.Name };
}
