namespace Agents.Actors;

/// <summary>
/// What the model is told about calls besides their results. <c>{name}</c>, <c>{call_id}</c> and <c>{message}</c> are filled in.
/// </summary>
public sealed record ToolTexts
{
    /// <summary>Output of a call whose tool reported progress and runs on.</summary>
    public string ProgressUpdate { get; init; }
        = "The tool {name} runs on. It says: {message} Do not call it again for this; its result will be in the conversation when it is there.";

    /// <summary>Output of a call that was not run because an equal one runs.</summary>
    public string DuplicateRejected { get; init; }
        = "Not done: the tool {name} already runs (call {call_id}). Wait for its result.";

    /// <summary>Output of a call that needs a confirmation because an equal one runs.</summary>
    public string DuplicateToConfirm { get; init; }
        = "Not done: the tool {name} already runs (call {call_id}). Ask the user; if a second run is wanted, call it again with confirm_duplicate true.";

    /// <summary>Instructions for the answer that announces news of tools, when they are the newest of the conversation.</summary>
    public string AnnounceNews { get; init; }
        = "A tool that ran in the background has news: the last function outputs above. Tell the user in one or two short sentences.";

    /// <summary>The same when the conversation has gone on since.</summary>
    public string AnnounceOlderNews { get; init; }
        = "A tool that ran in the background has news, and the conversation has gone on since. Tell the user only what has not been said yet; "
        + "if everything has been said, answer with nothing at all.";

    internal static string Fill(string template, FunctionCall call, string message = "") => template
        .Replace("{name}", call.Name, StringComparison.Ordinal)
        .Replace("{call_id}", call.CallId, StringComparison.Ordinal)
        .Replace("{message}", message, StringComparison.Ordinal);
}
