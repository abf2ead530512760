namespace Agents.Host.Call;

/// <summary>What <c>agents call</c> was asked to do.</summary>
internal sealed record CallOptions
{
    /// <summary>The caller's recording: mono or stereo PCM16 WAV, 8 to 48 kHz.</summary>
    public required string Input { get; init; }

    /// <summary>Where the conversation is written in stereo (left caller, right agent); null writes none.</summary>
    public string? Output { get; init; }

    /// <summary>One JSON object per line instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Holds the caller at each gap of 1 s or more until the agent is silent.</summary>
    public bool Wait { get; init; }

    /// <summary>Runs on a shared virtual clock instead of in real time. Embedded gateway only.</summary>
    public bool Fast { get; init; }

    /// <summary>Speech-to-text model; null takes the default of the gateway in use.</summary>
    public string? Stt { get; init; }

    /// <summary>Language model; null takes the default of the gateway in use.</summary>
    public string? Llm { get; init; }

    /// <summary>Text-to-speech model; null takes the default of the gateway in use.</summary>
    public string? Tts { get; init; }

    /// <summary>Base URL of a gateway to use instead of the embedded one.</summary>
    public string? Url { get; init; }

    /// <summary>The local time that the demo agent's tools tell; null means the machine's clock.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Fault rules for the embedded gateway, such as <c>stt drop after=1s</c>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>A script for the gateway's <c>scripted/*</c> engines.</summary>
    public string? Script { get; init; }
}
