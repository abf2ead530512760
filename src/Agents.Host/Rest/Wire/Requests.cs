using System.ComponentModel;
using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>Body of <c>POST /v1/sessions</c>.</summary>
internal sealed record CreateSession
{
    [Description("Name of the session: letters, digits, '-' and '_', at most 64. Default: a fresh one.")]
    public string? Id { get; init; }

    [Description("Who answers. Default: the default agent.")]
    public string? Agent { get; init; }
}

/// <summary>Body of <c>POST /v1/sessions/{id}/say</c>.</summary>
internal sealed record SayRequest
{
    [Description("What to say.")]
    public string? Text { get; init; }

    [Description("Whether the caller's voice may stop it. Default: the session's setting.")]
    public bool? AllowInterruptions { get; init; }

    [Description("Whether what is heard enters the conversation. Default true.")]
    public bool AddToChatContext { get; init; } = true;

    [Description("Before whom it is said: low, normal or high. Default normal.")]
    public SpeechPriority Priority { get; init; } = SpeechPriority.Normal;
}

/// <summary>Body of <c>POST /v1/sessions/{id}/reply</c>.</summary>
internal sealed record ReplyRequest
{
    [Description("Words of the caller that come as text; they interrupt the agent.")]
    public string? UserInput { get; init; }

    [Description("Instructions for this answer alone.")]
    public string? Instructions { get; init; }

    [Description("Whether the caller's voice may stop it. Default: the session's setting.")]
    public bool? AllowInterruptions { get; init; }
}

/// <summary>Body of <c>POST /v1/sessions/{id}/interrupt</c>.</summary>
internal sealed record InterruptRequest
{
    [Description("Also speeches that may not be interrupted. Default false.")]
    public bool Force { get; init; }
}

/// <summary>Body of <c>POST /v1/sessions/{id}/transfer</c>.</summary>
internal sealed record TransferRequest
{
    [Description("Name of the agent that takes the conversation.")]
    public string? Agent { get; init; }
}

/// <summary>Body of <c>PATCH /v1/sessions/{id}</c>. What is left out stays as it is.</summary>
internal sealed record UpdateRequest
{
    [Description("What the agent that has the conversation is told from now on.")]
    public string? Instructions { get; init; }

    [Description("Whether the caller's voice may stop a speech.")]
    public bool? AllowInterruptions { get; init; }

    [Description("Shortest delay after the caller's last word, in seconds.")]
    public TimeSpan? MinEndpointingDelay { get; init; }

    [Description("Delay after words that sound unfinished, in seconds.")]
    public TimeSpan? MaxEndpointingDelay { get; init; }

    [Description("Pause between two speeches, in seconds.")]
    public TimeSpan? MinConsecutiveSpeechDelay { get; init; }

    [Description("Whether the caller is heard.")]
    public bool? AudioInput { get; init; }

    [Description("Whether the agent speaks; without its voice answers are text only.")]
    public bool? AudioOutput { get; init; }
}
