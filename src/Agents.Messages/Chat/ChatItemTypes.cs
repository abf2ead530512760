namespace Agents.Messages;

/// <summary>The entries of a conversation and their parts by name, for storing and sending.</summary>
public static class ChatItemTypes
{
    /// <summary>All of them.</summary>
    public static NamedTypes All { get; } = new(
        ("message", typeof(ChatMessage)),
        ("function_call", typeof(FunctionCall)),
        ("function_call_output", typeof(FunctionCallOutput)),
        ("agent_handoff", typeof(AgentHandoff)),
        ("agent_config_update", typeof(AgentConfigUpdate)),
        ("text", typeof(TextContent)),
        ("image", typeof(ImageContent)),
        ("audio", typeof(AudioContent)));
}
