using System.Text.Json;

namespace Agents.Gateway;

/// <summary>A request to <c>/chat/completions</c>, as an engine sees it.</summary>
/// <param name="Model">The model name as resolved by the gateway.</param>
/// <param name="Messages">The conversation, oldest first.</param>
/// <param name="Tools">The tools offered; empty for none.</param>
/// <param name="ToolChoice">Which tools may or must be called.</param>
/// <param name="ParallelToolCalls">Whether one answer may call several tools. Default true.</param>
/// <param name="ResponseFormat">The form the text must have.</param>
/// <param name="MaxTokens">At most this many tokens; null for no limit.</param>
/// <param name="Body">The whole body, for engines that pass it on.</param>
public sealed record ChatRequest(
    string Model, IReadOnlyList<ChatTurn> Messages, IReadOnlyList<ToolOffer> Tools, ToolChoice ToolChoice,
    bool ParallelToolCalls, ResponseFormat ResponseFormat, int? MaxTokens, JsonElement Body);

/// <summary>One message of the conversation.</summary>
/// <param name="Role"><c>system</c>, <c>developer</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">Its text parts joined by line breaks; empty when it has none.</param>
/// <param name="ToolCalls">The calls an assistant message made.</param>
/// <param name="ToolCallId">The call a tool message answers; null elsewhere.</param>
public sealed record ChatTurn(string Role, string Text, IReadOnlyList<MadeToolCall> ToolCalls, string? ToolCallId);

/// <summary>A tool call made earlier in the conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, as JSON text.</param>
public sealed record MadeToolCall(string Id, string Name, string Arguments);

/// <summary>A tool the model may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does; empty when the client does not say.</param>
/// <param name="Parameters">The JSON schema of its arguments; <see cref="JsonValueKind.Undefined"/> when the client sends none.</param>
public sealed record ToolOffer(string Name, string Description, JsonElement Parameters);

/// <summary>Which tools may or must be called.</summary>
/// <param name="Mode"><see cref="ToolChoiceMode"/>.</param>
/// <param name="Tool">The one tool to call when the mode is <see cref="ToolChoiceMode.Named"/>.</param>
public readonly record struct ToolChoice(ToolChoiceMode Mode, string? Tool = null);

/// <summary>The kinds of tool choice.</summary>
public enum ToolChoiceMode
{
    /// <summary>The model decides.</summary>
    Auto,

    /// <summary>No tool may be called.</summary>
    None,

    /// <summary>Some tool must be called.</summary>
    Required,

    /// <summary>One named tool must be called.</summary>
    Named,
}

/// <summary>The form the text of the answer must have.</summary>
/// <param name="Kind">Text, any JSON object, or JSON after a schema.</param>
/// <param name="Schema">The schema; <see cref="JsonValueKind.Undefined"/> without one.</param>
public readonly record struct ResponseFormat(ResponseFormatKind Kind, JsonElement Schema = default);

/// <summary>The kinds of response format.</summary>
public enum ResponseFormatKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Any JSON object.</summary>
    JsonObject,

    /// <summary>JSON that fits a schema.</summary>
    JsonSchema,
}
