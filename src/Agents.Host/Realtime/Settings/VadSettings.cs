using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>How the end of the caller's turn is found (<c>turn_detection</c>).</summary>
internal sealed record VadSettings
{
    private const string Server = "server_vad", Semantic = "semantic_vad";

    /// <summary>Whether the words count too, not only silence.</summary>
    public bool IsSemantic { get; init; }

    /// <summary>How sure the detector must be of speech: 0 to 1.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Sound before the first word that belongs to the turn.</summary>
    public int PrefixPaddingMs { get; init; } = 300;

    /// <summary>Silence that ends the turn.</summary>
    public int SilenceDurationMs { get; init; } = 500;

    /// <summary>Silence after an answer at which the agent takes the word, once until the caller speaks; null: never.</summary>
    public int? IdleTimeoutMs { get; init; }

    /// <summary>How long at most an unfinished sentence is waited for: <c>low</c> 8 s, <c>medium</c> and <c>auto</c> 4 s, <c>high</c> 2 s.</summary>
    public string Eagerness { get; init; } = "auto";

    /// <summary>Whether a turn is answered.</summary>
    public bool CreateResponse { get; init; } = true;

    /// <summary>Whether the caller's voice stops an answer.</summary>
    public bool InterruptResponse { get; init; } = true;

    /// <summary>The longest wait of <see cref="Eagerness"/>.</summary>
    public TimeSpan LongestWait => TimeSpan.FromSeconds(Eagerness switch { "low" => 8, "high" => 2, _ => 4 });

    /// <summary>Reads a whole <c>turn_detection</c>; what is absent gets its default.</summary>
    /// <exception cref="RealtimeFault">A member is wrong.</exception>
    public static VadSettings Read(Field field)
    {
        var semantic = field.Required("type").OneOf(Server, Semantic) == Semantic;
        return field.Members().Aggregate(new VadSettings { IsSemantic = semantic }, (settings, member) => (semantic, member.Name) switch
        {
            (_, "type") => settings,
            (_, "create_response") => settings with { CreateResponse = member.Field.Flag() },
            (_, "interrupt_response") => settings with { InterruptResponse = member.Field.Flag() },
            (false, "threshold") => settings with { Threshold = member.Field.Number(0, 1) },
            (false, "prefix_padding_ms") => settings with { PrefixPaddingMs = member.Field.Whole(0, 10_000) },
            (false, "silence_duration_ms") => settings with { SilenceDurationMs = member.Field.Whole(0, 10_000) },
            (false, "idle_timeout_ms") => settings with { IdleTimeoutMs = member.Field.IsNull ? null : member.Field.Whole(1_000, 600_000) },
            (true, "eagerness") => settings with { Eagerness = member.Field.OneOf("low", "medium", "high", "auto") },
            _ => throw member.Field.NotKnown(),
        });
    }

    /// <summary>Writes it with every default filled in.</summary>
    public JObject Write() => IsSemantic
        ? new JObject
        {
            ["type"] = Semantic, ["eagerness"] = Eagerness, ["create_response"] = CreateResponse, ["interrupt_response"] = InterruptResponse,
        }
        : new JObject
        {
            ["type"] = Server,
            ["threshold"] = Threshold,
            ["prefix_padding_ms"] = PrefixPaddingMs,
            ["silence_duration_ms"] = SilenceDurationMs,
            ["idle_timeout_ms"] = IdleTimeoutMs,
            ["create_response"] = CreateResponse,
            ["interrupt_response"] = InterruptResponse,
        };
}
