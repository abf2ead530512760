using System.Globalization;

namespace Agents.Testing;

/// <summary>What happened in a call, as short lines that a test can compare.</summary>
public static class ScriptedCallViews
{
    /// <summary>All events of one kind, in order.</summary>
    public static IEnumerable<TimedEvent<T>> All<T>(this ScriptedCall call)
        where T : SessionEvent => call.Events.Where(each => each.Event is T).Select(each => new TimedEvent<T>(each.At, (T)each.Event));

    /// <summary>The agent's states as "second State".</summary>
    public static IReadOnlyList<string> AgentStates(this ScriptedCall call)
        => [.. call.All<AgentStateChanged>().Select(each => Line(each.At, each.Event.NewState))];

    /// <summary>The caller's states as "second State", with the back-dated second of onset and end.</summary>
    public static IReadOnlyList<string> UserStates(this ScriptedCall call)
        => [.. call.All<UserStateChanged>().Select(each => Line(call.Seconds(each.Event.CreatedAt), each.Event.NewState))];

    /// <summary>The conversation as "role: text", in the order in which it was stored, with "…" after what was interrupted.</summary>
    public static IReadOnlyList<string> Conversation(this ScriptedCall call)
        => [.. call.All<ConversationItemAdded>().Select(each => each.Event.Item).OfType<ChatMessage>()
        .Select(message => $"{message.Role.ToString().ToLowerInvariant()}: {message.Text}{(message.Interrupted ? "…" : "")}")];

    /// <summary>Every event with its second: what two runs of the same script have in common, to the letter.</summary>
    public static IReadOnlyList<string> Trace(this ScriptedCall call) => [.. call.Events.Select(each => each.ToString())];

    /// <summary>Seconds of the agent's sound that the caller was given between two seconds of the call.</summary>
    public static double HeardBetween(this ScriptedCall call, double from, double to) => call.Heard
        .Where(played => call.Seconds(played.At) >= from - 1e-9 && call.Seconds(played.At) < to - 1e-9)
        .Sum(played => played.Frame.Duration.TotalSeconds);

    /// <summary>Actors alive in the whole system: the same before and after a call that leaves nothing behind.</summary>
    public static int CountActors(this ScriptedCall call)
        => ((ExtendedActorSystem)call.System).PrintTree().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Line(double at, object state) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(at, 3)} {state}");
}
