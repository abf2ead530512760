namespace Agents.Inference;

/// <summary>A stream wants a connection. The pool answers with <see cref="TtsLease"/> or <see cref="TtsLeaseFailed"/>.</summary>
/// <param name="Timeout">Limit on connecting.</param>
internal sealed record TtsAcquire(TimeSpan Timeout);

/// <summary>Open a connection ahead of need, if there never was one.</summary>
internal sealed record TtsPrewarm
{
    public static readonly TtsPrewarm Instance = new();
}

/// <summary>New connections are made with these settings.</summary>
internal sealed record TtsPoolSettings(TtsSettings Settings);

/// <summary>A connection for one stream, until it is released, crashes, or the stream stops.</summary>
internal sealed record TtsLease(IActorRef Connection, TimeSpan AcquireTime, bool Reused, string? SessionId);

/// <summary>There is no connection.</summary>
internal sealed record TtsLeaseFailed(Exception Error);

/// <summary>The leased connection crashed.</summary>
internal sealed record TtsConnectionLost(IActorRef Connection, Exception Error);

/// <summary>The stream is done with its connection, which is in order.</summary>
internal sealed record TtsRelease(IActorRef Connection);

/// <summary>The stream is done with its connection, which must not be used again.</summary>
internal sealed record TtsDiscard(IActorRef Connection);

/// <summary>A connection is open.</summary>
/// <param name="SessionId">The session id sent in its headers, null when none was.</param>
internal sealed record TtsConnected(string? SessionId);

/// <summary>A connection tells why it is about to crash.</summary>
internal sealed record TtsConnectionFailed(Exception Error);
