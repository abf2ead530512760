namespace Agents.Host;

/// <summary>Which gateway and models the host's agents use.</summary>
public sealed record SpeechOptions
{
    /// <summary>
    /// Base URL of an inference gateway, such as <c>http://127.0.0.1:8089/v1</c>. Null: as <c>LIVEKIT_INFERENCE_URL</c> or <c>LIVEKIT_URL</c> say, and
    /// without them a gateway inside this process, with the engines of this machine.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>Speech-to-text model, such as <c>local/pocketsphinx:en</c>. Null: the default of the gateway in use.</summary>
    public string? Stt { get; init; }

    /// <summary>Language model, such as <c>local/concierge</c>. Null: the default of the gateway in use.</summary>
    public string? Llm { get; init; }

    /// <summary>Text-to-speech model, such as <c>local/flite:slt</c>. Null: the default of the gateway in use.</summary>
    public string? Tts { get; init; }

    /// <summary>
    /// Voices that clients may choose by name, as text-to-speech models, such as <c>anna</c> → <c>cartesia/sonic-3:VOICE-ID</c>. Default: none, and with the
    /// embedded gateway its own: <c>slt</c>, <c>rms</c>, <c>awb</c>, <c>kal16</c>. Any other name means the agent's own voice.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Voices { get; init; }

    /// <summary>Fault rules for the embedded gateway, such as <c>stt drop after=1s</c> (docs/gateway.md). Default none.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>File with scripts for the embedded gateway's <c>scripted/*</c> engines. Null: none.</summary>
    public string? Script { get; init; }

    /// <summary>Reads an environment variable. Default: this process's.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
