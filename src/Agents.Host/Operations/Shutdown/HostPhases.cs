namespace Agents.Host.Operations;

/// <summary>The phase the host is in. Only goes forward. Thread safe.</summary>
internal sealed partial class HostPhases(ILogger<HostPhases> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The phase.</summary>
    public HostPhase Current { get; private set; }

    /// <summary>Cancelled when the host stops what is left.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Goes to a phase; nothing happens if the host is there already, or farther.</summary>
    public void To(HostPhase next)
    {
        lock (_gate)
        {
            if (next <= Current)
                return;
            Current = next;
        }

        LogPhase(next);
        if (next == HostPhase.Stopping)
            _stopping.Cancel();
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Information, "The host is {Phase}")]
    private partial void LogPhase(HostPhase phase);
}
