namespace Agents.Gateway;

/// <summary>A language model, or what stands in for one.</summary>
public interface IResponder : IEngine
{
    /// <summary>Answers a conversation, piece by piece. Cancelling stops the answer.</summary>
    /// <param name="request">The conversation and the tools.</param>
    /// <param name="context">Clock and log.</param>
    /// <param name="cancel">The client went away.</param>
    IAsyncEnumerable<AnswerPart> AnswerAsync(ChatRequest request, EngineContext context, CancellationToken cancel);
}

/// <summary>A piece of an answer.</summary>
public abstract record AnswerPart
{
    private AnswerPart() { }

    /// <summary>More text.</summary>
    /// <param name="Value">The text to append.</param>
    public sealed record Text(string Value) : AnswerPart;

    /// <summary>A tool call begins.</summary>
    /// <param name="Index">Its number among the calls of this answer, from 0.</param>
    /// <param name="Id">Its id, unique in the conversation.</param>
    /// <param name="Name">The tool.</param>
    /// <param name="ExtraContent">Provider data carried with the call, as JSON; null for none.</param>
    public sealed record ToolCall(int Index, string Id, string Name, string? ExtraContent = null) : AnswerPart;

    /// <summary>More of the arguments of a call that began.</summary>
    /// <param name="Index">The call's number.</param>
    /// <param name="Json">The text to append to its arguments.</param>
    public sealed record Arguments(int Index, string Json) : AnswerPart;

    /// <summary>The answer is complete.</summary>
    /// <param name="Reason"><c>stop</c>, <c>tool_calls</c>, <c>length</c> or <c>content_filter</c>.</param>
    public sealed record Finish(string Reason) : AnswerPart;

    /// <summary>What the answer cost, in tokens.</summary>
    /// <param name="Prompt">Tokens read.</param>
    /// <param name="Completion">Tokens written.</param>
    /// <param name="Cached">Tokens read from a cache, part of <paramref name="Prompt"/>.</param>
    public sealed record Usage(int Prompt, int Completion, int Cached = 0) : AnswerPart;
}
