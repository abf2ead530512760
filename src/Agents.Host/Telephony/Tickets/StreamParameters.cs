namespace Agents.Host.Telephony;

/// <summary>What answers to webhooks hand to the stream.</summary>
internal static class StreamParameters
{
    /// <summary>The token of a <see cref="StreamTicket"/>.</summary>
    public const string Token = "token";
}
