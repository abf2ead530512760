namespace Agents.Messages;

/// <summary>One per finished answer (protocol 4.9, <c>LLMMetrics</c>).</summary>
public sealed record LlmMetrics : ComponentMetrics
{
    /// <inheritdoc/>
    public override string Type => "llm_metrics";

    /// <summary>The component's label.</summary>
    public required string Label { get; init; }

    /// <summary>Id of the last chunk.</summary>
    public required string RequestId { get; init; }

    /// <summary>From the call to the end, retries included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>From the call to the first text or function call, retries included; −1 s when there was none.</summary>
    public TimeSpan Ttft { get; init; } = NotMeasured;

    /// <summary>Whether the caller cancelled it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>Tokens of the question.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Those of the question that were cached.</summary>
    public int PromptCachedTokens { get; init; }

    /// <summary>Tokens written to the cache: 0 for inference LLM.</summary>
    public int CacheCreationTokens { get; init; }

    /// <summary>All tokens.</summary>
    public int TotalTokens { get; init; }

    /// <summary><see cref="CompletionTokens"/> per second of <see cref="Duration"/>.</summary>
    public double TokensPerSecond { get; init; }

    /// <summary>The speech it belongs to; set by the session.</summary>
    public string? SpeechId { get; init; }
}
