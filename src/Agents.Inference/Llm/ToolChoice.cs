using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Which function a model may or must call: <see cref="Auto"/>, <see cref="Required"/>, <see cref="None"/> or a <see cref="Function"/>.</summary>
public sealed record ToolChoice
{
    private ToolChoice(JToken json) => Json = json;

    /// <summary>The model decides.</summary>
    public static ToolChoice Auto { get; } = new(new JValue("auto"));

    /// <summary>Some function must be called.</summary>
    public static ToolChoice Required { get; } = new(new JValue("required"));

    /// <summary>No function may be called.</summary>
    public static ToolChoice None { get; } = new(new JValue("none"));

    /// <summary>This function must be called.</summary>
    public static ToolChoice Function(string name) => new(new JObject { ["type"] = "function", ["function"] = new JObject { ["name"] = name } });

    /// <summary>
    /// From its wire form: an object is reduced to type and function name; a text other than auto, required and none gives null (protocol 4.3).
    /// </summary>
    public static ToolChoice? FromJson(JToken json) => json switch
    {
        JObject choice => Function((string?)choice["function"]?["name"] ?? ""),
        JValue { Value: "auto" } => Auto,
        JValue { Value: "required" } => Required,
        JValue { Value: "none" } => None,
        _ => null,
    };

    internal JToken Json { get; }
}
