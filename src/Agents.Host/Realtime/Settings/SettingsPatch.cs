using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>
/// Applies the <c>session</c> of a client's message to the settings. Pure. Only members that are present change; objects merge member by member,
/// unions (<c>format</c>, <c>turn_detection</c>) are replaced whole; the first fault leaves everything as it was.
/// </summary>
/// <param name="hasSpoken">Whether the agent has been heard: then the voice stays.</param>
internal sealed class SettingsPatch(bool hasSpoken)
{
    private static readonly HashSet<string> Beta =
    [
        "modalities", "input_audio_format", "output_audio_format", "input_audio_transcription", "turn_detection", "input_audio_noise_reduction",
        "max_response_output_tokens", "temperature", "voice", "speed",
    ];

    private static readonly HashSet<string> Ignored = ["type", "object", "id", "expires_at", "x_resume_token", "client_secret"];

    private static readonly HashSet<string> Kept = ["tracing", "truncation", "prompt", "include", "parallel_tool_calls", "reasoning"];

    /// <summary>The new settings.</summary>
    /// <param name="settings">The effective ones.</param>
    /// <param name="session">The patch.</param>
    /// <exception cref="RealtimeFault">A member is wrong.</exception>
    public RealtimeSettings Apply(RealtimeSettings settings, Field session)
    {
        if (session.Member("type") is { } type)
            type.OneOf("realtime");
        else
            throw new RealtimeFault(
                FaultCodes.Missing, $"Missing required parameter: '{session.Path}.type'. This host speaks the GA protocol, where it is 'realtime'.", $"{session.Path}.type");
        return session.Members().Aggregate(settings, (changed, member) => Top(changed, member.Name, member.Field));
    }

    private RealtimeSettings Top(RealtimeSettings settings, string name, Field field) => name switch
    {
        "instructions" => Instructed(settings, field.IsNull ? "" : field.Text()),
        "output_modalities" => settings with { TextOnly = ReadTextOnly(field) },
        "tools" => settings with { Tools = field.IsNull ? [] : ToolSettings.ReadAll(field) },
        "tool_choice" => settings with { ToolChoice = ReadToolChoice(field) },
        "max_output_tokens" => settings with { MaxOutputTokens = ReadMaxTokens(field) },
        "audio" => field.Members().Aggregate(settings, (changed, member) => Audio(changed, member.Name, member.Field)),
        "x_models" => field.Members().Aggregate(settings, (changed, member) => Model(changed, member.Name, member.Field)),
        "model" when field.Text() != settings.Model && !IsSentUnasked(field.Text()) => throw new RealtimeFault(FaultCodes.InvalidValue, $"'{field.Path}' cannot change: the session has '{settings.Model}'.", field.Path),
        "model" => settings,
        _ when Kept.Contains(name) => settings with { Kept = With(settings.Kept, name, field.Value) },
        _ when Ignored.Contains(name) => settings,
        _ when Beta.Contains(name) => throw new RealtimeFault(FaultCodes.Beta, $"'{field.Path}' belongs to the beta protocol; this host speaks the GA protocol, where settings of sound are under 'session.audio'.", field.Path),
        _ => throw field.NotKnown(),
    };

    /// <summary>Who sends back the instructions that it was told has left them to the agent.</summary>
    private static RealtimeSettings Instructed(RealtimeSettings settings, string instructions) =>
        instructions == settings.Instructions ? settings : settings with { Instructions = instructions, HasAgentsInstructions = false };

    /// <summary>Clients whose user names no model send one of the original's; that is no wish for another agent.</summary>
    private static bool IsSentUnasked(string model) => model.StartsWith("gpt-", StringComparison.Ordinal);

    private RealtimeSettings Audio(RealtimeSettings settings, string name, Field field) => name switch
    {
        "input" => field.Members().Aggregate(settings, (changed, member) => Input(changed, member.Name, member.Field)),
        "output" => field.Members().Aggregate(settings, (changed, member) => Output(changed, member.Name, member.Field)),
        _ => throw field.NotKnown(),
    };

    private static RealtimeSettings Model(RealtimeSettings settings, string name, Field field) => name switch
    {
        "stt" => settings with { Stt = field.IsNull ? null : field.Text() },
        "llm" => settings with { Llm = field.IsNull ? null : field.Text() },
        _ => throw field.NotKnown(),
    };

    private static RealtimeSettings Input(RealtimeSettings settings, string name, Field field) => name switch
    {
        "format" => settings with { InputFormat = AudioFormats.Read(field) },
        "transcription" => settings with { Transcription = Merged(settings.Transcription, field) },
        "noise_reduction" => settings with { NoiseReduction = Merged(settings.NoiseReduction, field) },
        "turn_detection" => settings with { TurnDetection = field.IsNull ? null : VadSettings.Read(field) },
        _ => throw field.NotKnown(),
    };

    private RealtimeSettings Output(RealtimeSettings settings, string name, Field field) => name switch
    {
        "format" => settings with { OutputFormat = AudioFormats.Read(field) },
        "voice" => settings with { Voice = ReadVoice(settings.Voice, field) },
        "speed" => field.Number(0.25, 1.5) == 1 ? settings : throw field.Wrong("1, which is as fast as the voices of this host speak"),
        _ => throw field.NotKnown(),
    };

    private string ReadVoice(string current, Field field)
    {
        var voice = VoiceName(field);
        return hasSpoken && voice != current ? throw new RealtimeFault(FaultCodes.InvalidValue, $"'{field.Path}' cannot change once the agent has spoken.", field.Path) : voice;
    }

    /// <summary>Reads a voice: its name, or an object with its id.</summary>
    public static string VoiceName(Field field)
    {
        var name = field.Value is JObject ? field.Required("id") : field;
        return name.Text() is { Length: > 0 and <= 200 } voice ? voice : throw name.Wrong("a voice's name");
    }

    /// <summary>Reads <c>output_modalities</c>.</summary>
    public static bool ReadTextOnly(Field field)
    {
        var modalities = field.Elements().ToList();
        return modalities.Count == 1 ? modalities[0].OneOf("audio", "text") == "text" : throw field.Wrong("[\"audio\"] or [\"text\"]");
    }

    /// <summary>Reads <c>max_output_tokens</c>.</summary>
    public static int? ReadMaxTokens(Field field) => field.IsNull || (field.Value.Type == JTokenType.String && field.OneOf("inf") == "inf") ? null : field.Whole(1, 4096);

    /// <summary>Reads <c>tool_choice</c>.</summary>
    public static JToken ReadToolChoice(Field field)
    {
        if (field.Value is not JObject)
            return field.OneOf("auto", "none", "required");
        field.Required("type").OneOf("function");
        return new JObject { ["type"] = "function", ["name"] = field.Required("name").Text() };
    }

    private static JObject? Merged(JObject? current, Field field)
    {
        if (field.IsNull)
            return null;
        var merged = (JObject?)current?.DeepClone() ?? [];
        foreach (var (name, member) in field.Members())
            merged[name] = member.Value.DeepClone();
        return merged;
    }

    private static JObject With(JObject kept, string name, JToken value)
    {
        var changed = (JObject)kept.DeepClone();
        changed[name] = value.DeepClone();
        return changed;
    }
}
