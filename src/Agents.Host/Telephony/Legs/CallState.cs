namespace Agents.Host.Telephony;

/// <summary>What this node knows of a call.</summary>
internal enum CallState
{
    /// <summary>Nothing: another node may have had it.</summary>
    Unknown,

    /// <summary>Its session runs here and waits for a stream.</summary>
    Waiting,

    /// <summary>Its session has ended.</summary>
    Over,
}
