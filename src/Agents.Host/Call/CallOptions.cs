namespace Agents.Host.Call;

/// <summary>What <c>agents call</c> was asked to do.</summary>
internal sealed record CallOptions
{
    /// <summary>The caller's recording: a WAV file as <see cref="Recording.Read"/> takes it.</summary>
    public required string Input { get; init; }

    /// <summary>Where the conversation is written in stereo (left caller, right agent); null writes none.</summary>
    public string? Output { get; init; }

    /// <summary>One JSON object per line instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Holds the caller at each gap of 1 s or more until the agent is silent.</summary>
    public bool Wait { get; init; }

    /// <summary>Runs on a shared virtual clock instead of in real time. Embedded gateway only.</summary>
    public bool Fast { get; init; }

    /// <summary>The gateway and the models.</summary>
    public SpeechOptions Speech { get; init; } = new();

    /// <summary>The local time that the demo agent's tools tell; null means the machine's clock.</summary>
    public DateTimeOffset? Clock { get; init; }
}
