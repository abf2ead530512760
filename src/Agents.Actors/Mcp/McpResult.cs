using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Agents.Actors;

/// <summary>What the model reads of a server's result (voice-session.md 6.6). Pure.</summary>
internal static class McpResult
{
    /// <exception cref="ToolException">The server says that the tool failed, or gave nothing.</exception>
    public static string Text(CallToolResult result)
    {
        var text = result.Content switch
        {
            { Count: 1 } one => TextOf(one[0]),
            { Count: > 1 } several => JsonSerializer.Serialize(several, McpJsonUtilities.DefaultOptions),
            _ => result.StructuredContent is { } structured ? structured.GetRawText() : "",
        };
        if (result.IsError is true)
            throw new ToolException(text.Length > 0 ? text : "The tool failed and did not say why.");
        return text.Length > 0 ? text : throw new ToolException("The tool gave no content.");
    }

    private static string TextOf(ContentBlock block)
        => block is TextContentBlock text ? text.Text : JsonSerializer.Serialize(block, McpJsonUtilities.DefaultOptions);
}
