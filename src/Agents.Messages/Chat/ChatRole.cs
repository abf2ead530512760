namespace Agents.Messages;

/// <summary>Who a chat message is from (protocol 4.5).</summary>
public enum ChatRole
{
    /// <summary>Instructions of the developer.</summary>
    Developer,

    /// <summary>Instructions of the system.</summary>
    System,

    /// <summary>The caller.</summary>
    User,

    /// <summary>The agent.</summary>
    Assistant,
}
