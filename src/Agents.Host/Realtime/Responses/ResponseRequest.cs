using Agents.Host.Legs;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>How one response is made: the session's settings, with what <c>response.create</c> says on top. Holds for that response alone.</summary>
internal sealed record ResponseRequest
{
    /// <summary>What the model is told about its task; null: what the agent says that has the conversation then.</summary>
    public required string? Instructions { get; init; }

    /// <summary>Functions of the client.</summary>
    public required IReadOnlyList<ToolSettings> Tools { get; init; }

    /// <summary>As <see cref="RealtimeSettings.ToolChoice"/>.</summary>
    public required JToken ToolChoice { get; init; }

    /// <summary>Whether it is text only.</summary>
    public required bool TextOnly { get; init; }

    /// <summary>The most tokens; null: no limit.</summary>
    public required int? MaxOutputTokens { get; init; }

    /// <summary>Form of its sound.</summary>
    public required LegFormat Format { get; init; }

    /// <summary>Name of its voice.</summary>
    public required string Voice { get; init; }

    /// <summary>What the client wants back with the response; null: nothing.</summary>
    public JObject? Metadata { get; init; }

    /// <summary>What is answered instead of the conversation; null: the conversation.</summary>
    public IReadOnlyList<RealtimeItem>? Input { get; init; }

    /// <summary>A response by the session's settings.</summary>
    public static ResponseRequest By(RealtimeSettings settings) => new()
    {
        Instructions = settings.HasAgentsInstructions ? null : settings.Instructions,
        Tools = settings.Tools,
        ToolChoice = settings.ToolChoice,
        TextOnly = settings.TextOnly,
        MaxOutputTokens = settings.MaxOutputTokens,
        Format = settings.OutputFormat,
        Voice = settings.Voice,
    };

    /// <summary>Reads the <c>response</c> of a <c>response.create</c>.</summary>
    /// <param name="settings">The session's settings.</param>
    /// <param name="response">The member; null if it is absent.</param>
    /// <param name="items">The conversation, for references to its items.</param>
    /// <exception cref="RealtimeFault">A member is wrong.</exception>
    public static ResponseRequest Read(RealtimeSettings settings, Field? response, ItemList items)
    {
        var request = By(settings);
        if (response is not { IsNull: false } asked)
            return request;
        foreach (var (name, field) in asked.Members())
        {
            request = name switch
            {
                "instructions" => request with { Instructions = field.IsNull ? "" : field.Text() },
                "tools" => request with { Tools = field.IsNull ? [] : ToolSettings.ReadAll(field) },
                "tool_choice" => request with { ToolChoice = SettingsPatch.ReadToolChoice(field) },
                "output_modalities" => request with { TextOnly = SettingsPatch.ReadTextOnly(field) },
                "max_output_tokens" => request with { MaxOutputTokens = SettingsPatch.ReadMaxTokens(field) },
                "conversation" when field.OneOf("auto", "none") == "none" => throw new RealtimeFault(
                    FaultCodes.InvalidValue, "response.create cannot answer beside the conversation here: leave out 'conversation', or set it to 'auto'.", field.Path),
                "conversation" => request,
                "metadata" => request with { Metadata = field.IsNull ? null : field.Object() },
                "input" => request with { Input = field.IsNull ? null : [.. field.Elements().Select(item => Item(item, items))] },
                "audio" => field.Members().Aggregate(request, (changed, member) => Audio(changed, member.Name, member.Field)),
                "prompt" or "reasoning" or "parallel_tool_calls" => request,
                "modalities" or "temperature" or "max_response_output_tokens" => throw new RealtimeFault(FaultCodes.Beta, $"'{field.Path}' belongs to the beta protocol; this host speaks the GA protocol.", field.Path),
                _ => throw field.NotKnown(),
            };
        }

        return request;
    }

    private static ResponseRequest Audio(ResponseRequest request, string name, Field field) => name == "output"
        ? field.Members().Aggregate(request, (changed, member) => member.Name switch
        {
            "format" => changed with { Format = AudioFormats.Read(member.Field) },
            "voice" => changed with { Voice = SettingsPatch.VoiceName(member.Field) },
            _ => throw member.Field.NotKnown(),
        })
        : throw field.NotKnown();

    private static RealtimeItem Item(Field field, ItemList items) =>
        field.Member("type") is { Value: JValue { Value: "item_reference" } } ? items.Require(field.Required("id").Text(), $"{field.Path}.id") : ItemReader.Read(field);
}
