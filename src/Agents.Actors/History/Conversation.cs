using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>The conversation's history, and the prompts made from it (voice-session.md 3.6). Owned by the session.</summary>
internal sealed class Conversation
{
    private const int Recent = 6;
    private const string InstructionsId = "instructions";

    private readonly SessionScope _scope;
    private ChatContext _items;

    public Conversation(SessionScope scope)
    {
        _scope = scope;
        _items = ChatContext.Empty.AddRange(scope.Setup.Log.Read());
    }

    public ChatContext Items => _items;

    /// <summary>Stores an item by its time, once, and says so (function calls silently).</summary>
    public void Add(ChatItem item, TurnMetrics? metrics = null, string? intended = null)
    {
        if (_items.Items.Exists(known => known.Id == item.Id))
            return;
        var place = _items.Items.FindLastIndex(earlier => earlier.CreatedAt <= item.CreatedAt) + 1;
        _items = new ChatContext(_items.Items.Insert(place, item));
        _scope.Setup.Log.Append(item);
        if (item is FunctionCall or FunctionCallOutput)
            return;
        _scope.Events.Publish(new ConversationItemAdded(item)
        {
            Metrics = metrics,
            Intended = intended is null ? null : Sensitive.Of(intended),
        });
        _scope.Rooms.Turns.Tell(new RecentMessages([.. _items.Items.OfType<ChatMessage>().TakeLast(Recent)]));
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
        if (_scope.Agent.Instructions.Length > 0)
            items = items.Insert(0, new ChatMessage(ChatRole.System, _scope.Agent.Instructions) { Id = InstructionsId });
        if (extra is not null)
            items = items.Add(new ChatMessage(ChatRole.System, extra) { Id = "instructions_once" });
        return new ChatContext(items);
    }

    private static FunctionCallOutput InProgress(FunctionCall call)
        => new(call.CallId, "The call is in progress. Do not call it again.") { Id = $"{call.Id}_progress", Name = call.Name };

    public ChatMessage NewMessage(ChatRole role, string text, DateTimeOffset at)
        => new(role, text) { Id = _scope.NextItemId(), CreatedAt = at };
}
