using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>The tools by which a model lists and cancels calls that run (voice-session.md 6.1, "cancellable").</summary>
internal static class RunningToolFunctions
{
    public const string ListName = "list_running_tools";
    public const string CancelName = "cancel_tool";

    public static IReadOnlyList<AIFunction> Of(IActorRef runner) =>
    [
        AIFunctionFactory.Create(() => runner.Ask<string>(ListRunningTools.Instance, (TimeSpan?)null), ListName,
            "Lists the function calls that still run and can be cancelled, with their call ids."),
        AIFunctionFactory.Create((string call_id) => runner.Ask<string>(new CancelTool(call_id), (TimeSpan?)null), CancelName,
            "Cancels a function call that still runs. Only on the user's wish."),
    ];
}

/// <summary>Which calls run that may be cancelled? Answered with a text for the model.</summary>
internal sealed record ListRunningTools
{
    public static ListRunningTools Instance { get; } = new();
}

/// <summary>Cancel a call. Answered with a text for the model.</summary>
internal sealed record CancelTool(string CallId);
