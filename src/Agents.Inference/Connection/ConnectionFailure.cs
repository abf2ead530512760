namespace Agents.Inference;

/// <summary>
/// The supervision of every service actor: a connection that crashes is stopped, never restarted, and its error is kept for the
/// <see cref="Terminated"/> that follows.
/// </summary>
internal sealed class ConnectionFailure
{
    private Exception? _error;

    public ConnectionFailure() => Strategy = new OneForOneStrategy(
        error =>
        {
            _error = error;
            return Directive.Stop;
        },
        loggingEnabled: false);

    public SupervisorStrategy Strategy { get; }

    /// <summary>The error of the connection that just stopped; null when it was stopped on purpose.</summary>
    public Exception? Take()
    {
        var error = _error;
        _error = null;
        return error;
    }
}
