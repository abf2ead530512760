using Agents.Host.Legs;
using Agents.Host.Services;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>The effective settings of a realtime session. Immutable; a patch makes new ones.</summary>
/// <param name="Model">What the client asked for; it cannot change.</param>
internal sealed record RealtimeSettings(string Model)
{
    /// <summary>What the model is told about its task.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>Whether the client has left the instructions to the agent: then those of the next agent hold after a handoff.</summary>
    public bool HasAgentsInstructions { get; init; }

    /// <summary>Whether answers are text only.</summary>
    public bool TextOnly { get; init; }

    /// <summary>Functions of the client.</summary>
    public IReadOnlyList<ToolSettings> Tools { get; init; } = [];

    /// <summary><c>auto</c>, <c>none</c>, <c>required</c> or the object that names a function.</summary>
    public JToken ToolChoice { get; init; } = "auto";

    /// <summary>The most tokens of one response; null: no limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Form of the caller's sound.</summary>
    public LegFormat InputFormat { get; init; } = LegFormat.Pcm24;

    /// <summary>Form of the agent's sound.</summary>
    public LegFormat OutputFormat { get; init; } = LegFormat.Pcm24;

    /// <summary>How the caller's words are told to the client; null: not at all.</summary>
    public JObject? Transcription { get; init; }

    /// <summary>What the client says about its microphone; null: nothing.</summary>
    public JObject? NoiseReduction { get; init; }

    /// <summary>How the end of the caller's turn is found; null: the client says it.</summary>
    public VadSettings? TurnDetection { get; init; } = new();

    /// <summary>Name of the voice.</summary>
    public string Voice { get; init; } = "default";

    /// <summary>Recogniser that the client chose from the host's menu; null: the agent's own.</summary>
    public string? Stt { get; init; }

    /// <summary>Language model that the client chose from the host's menu; null: the agent's own.</summary>
    public string? Llm { get; init; }

    /// <summary>What the client chose instead of the agent's own.</summary>
    public ServiceSwap Swap => new(Stt, Llm);

    /// <summary>Members that the host keeps and returns and that have no effect here: <c>tracing</c>, <c>truncation</c> and the like.</summary>
    public JObject Kept { get; init; } = new() { ["tracing"] = null, ["truncation"] = "auto", ["prompt"] = null, ["include"] = null };

    /// <summary>Writes them with every default filled in.</summary>
    /// <param name="id">Id of the session.</param>
    /// <param name="expiresAt">When the session ends at the latest.</param>
    public JObject Write(string id, DateTimeOffset expiresAt)
    {
        var session = new JObject
        {
            ["type"] = "realtime",
            ["object"] = "realtime.session",
            ["id"] = id,
            ["model"] = Model,
            ["expires_at"] = expiresAt.ToUnixTimeSeconds(),
            ["instructions"] = Instructions,
            ["output_modalities"] = Modalities(TextOnly),
            ["tools"] = new JArray(Tools.Select(tool => tool.Write())),
            ["tool_choice"] = ToolChoice.DeepClone(),
            ["max_output_tokens"] = MaxTokens(MaxOutputTokens),
            ["audio"] = new JObject { ["input"] = Input(), ["output"] = Output() },
        };
        if (Stt is not null || Llm is not null)
            session["x_models"] = new JObject { ["stt"] = Stt, ["llm"] = Llm };
        session.Merge(Kept, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        return session;
    }

    /// <summary>Writes <c>output_modalities</c>.</summary>
    public static JArray Modalities(bool textOnly) => [textOnly ? "text" : "audio"];

    /// <summary>Writes <c>max_output_tokens</c>.</summary>
    public static JToken MaxTokens(int? limit) => limit is { } tokens ? tokens : "inf";

    private JObject Input() => new()
    {
        ["format"] = AudioFormats.Write(InputFormat),
        ["transcription"] = Transcription?.DeepClone(),
        ["noise_reduction"] = NoiseReduction?.DeepClone(),
        ["turn_detection"] = TurnDetection?.Write(),
    };

    private JObject Output() => new() { ["format"] = AudioFormats.Write(OutputFormat), ["voice"] = Voice, ["speed"] = 1 };
}
