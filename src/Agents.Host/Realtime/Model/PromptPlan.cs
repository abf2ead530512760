using System.Collections.Immutable;
using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>Fits the session's prompt to a response. Pure.</summary>
internal static class PromptPlan
{
    private const string InstructionsId = "instructions";

    /// <summary>The prompt with the response's own instructions and input, in which every call has an answer: models insist on that.</summary>
    /// <param name="session">The prompt as the session made it.</param>
    /// <param name="request">The response.</param>
    public static ChatContext For(ChatContext session, ResponseRequest request)
    {
        var items = request.Input is { } input
            ? [.. input.Select(item => ItemConverter.ToSession(item, default))]
            : session.Items.RemoveAll(item => item.Id == InstructionsId);
        IEnumerable<ChatItem> task = request.Instructions switch
        {
            null => session.Items.Where(item => item.Id == InstructionsId),
            "" => [],
            var text => [new ChatMessage(ChatRole.System, text) { Id = InstructionsId }],
        };
        return new ChatContext(Answered(items.InsertRange(0, task)));
    }

    private static ImmutableList<ChatItem> Answered(ImmutableList<ChatItem> items)
    {
        var answered = items.OfType<FunctionCallOutput>().Select(output => output.CallId).ToHashSet();
        var asked = items.OfType<FunctionCall>().Select(call => call.CallId).ToHashSet();
        var whole = ImmutableList.CreateBuilder<ChatItem>();
        foreach (var item in items.Where(item => item is not FunctionCallOutput output || asked.Contains(output.CallId)))
        {
            whole.Add(item);
            if (item is FunctionCall call && !answered.Contains(call.CallId))
                whole.Add(new FunctionCallOutput(call.CallId, "There is no result yet.") { Id = $"{call.Id}_open", Name = call.Name });
        }

        return whole.ToImmutable();
    }
}
