namespace Agents.Kernel;

/// <summary>How often one child has been restarted. Akka.NET: <c>ChildRestartStats</c>.</summary>
public class ChildRestartStats
{
    private readonly TimeProvider _time;
    private int _count;
    private long? _windowStart;

    internal ChildRestartStats(IActorRef child, TimeProvider time) => (Child, _time) = (child, time);

    /// <summary>The child.</summary>
    public IActorRef Child { get; }

    /// <summary>
    /// Counts a restart and says whether it is allowed. Without a window: the first <paramref name="maxNrOfRetries"/> ever. With one: that many (one,
    /// if there is no limit) within the window, which begins anew with the first restart after its end.
    /// </summary>
    /// <param name="maxNrOfRetries">The limit; negative for none.</param>
    /// <param name="withinTimeMilliseconds">The window; zero or negative for none.</param>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0)
            return false;
        if (withinTimeMilliseconds > 0)
            return IsAllowedInWindow(maxNrOfRetries < 0 ? 1 : maxNrOfRetries, TimeSpan.FromMilliseconds(withinTimeMilliseconds));
        return maxNrOfRetries < 0 || ++_count <= maxNrOfRetries;
    }

    private bool IsAllowedInWindow(int limit, TimeSpan window)
    {
        var now = _time.GetTimestamp();
        _windowStart ??= now;
        if (_time.GetElapsedTime(_windowStart.Value, now) <= window)
            return ++_count <= limit;
        _windowStart = now;
        _count = 1;
        return true;
    }
}
