using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>What an agent knows after a task has run for it: what it knew, and what was said meanwhile, by time. Pure.</summary>
internal static class TaskMerge
{
    /// <param name="known">What the agent knew.</param>
    /// <param name="task">What the task knows.</param>
    /// <param name="withCalls">Whether function calls and their outputs are taken over.</param>
    public static ChatContext Merge(ChatContext known, ChatContext task, bool withCalls)
    {
        var ids = known.Items.Select(item => item.Id).ToHashSet();
        var news = task.Items.Where(item => !ids.Contains(item.Id) && Belongs(item, withCalls));
        return new ChatContext(news.Aggregate(known.Items, Insert));
    }

    private static bool Belongs(ChatItem item, bool withCalls) => item switch
    {
        ChatMessage => true,
        FunctionCall or FunctionCallOutput => withCalls,
        _ => false,
    };

    private static ImmutableList<ChatItem> Insert(ImmutableList<ChatItem> items, ChatItem item)
        => items.Insert(items.FindLastIndex(earlier => earlier.CreatedAt <= item.CreatedAt) + 1, item);
}
