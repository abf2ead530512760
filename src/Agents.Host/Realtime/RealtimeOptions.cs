namespace Agents.Host;

/// <summary>The OpenAI Realtime API of a host (docs/realtime.md).</summary>
public sealed record RealtimeOptions
{
    /// <summary>
    /// Whether <c>?model=</c> with a name that is no agent's is refused. Default false: the default agent answers, because clients send a model name of
    /// their own when nobody told them one.
    /// </summary>
    public bool RefuseUnknownModels { get; init; }

    /// <summary>The largest message taken, in bytes. Default 21 MiB, which holds the 15 MiB of sound that the API allows in one message.</summary>
    public int MaxMessageBytes { get; init; } = 21 << 20;

    /// <summary>How long a session may last. Default 60 min.</summary>
    public TimeSpan MaxSession { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>
    /// How far the agent's sound may run ahead of true time. Default 1 s; 0 to 5 min. More helps clients on bad lines; but what is sent early is thrown away when
    /// the caller interrupts, and an answer that was sent whole cannot be cancelled any more.
    /// </summary>
    public TimeSpan OutputLead { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a conversation waits for a client whose connection broke. Default 10 min.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a conversation waits for a client that closed its connection itself. Default 30 s.</summary>
    public TimeSpan ResumeAfterGoodbye { get; init; } = TimeSpan.FromSeconds(30);
}
