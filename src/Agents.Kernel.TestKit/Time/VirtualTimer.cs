namespace Agents.Kernel.TestKit;

/// <summary>A timer of a <see cref="VirtualTime"/>. All state is the clock's and changes under its lock.</summary>
internal sealed class VirtualTimer(VirtualTime time, long number, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>Counts timers in the order of their creation, which is the order they fire in when due at the same instant.</summary>
    public long Number { get; } = number;

    /// <summary>When it fires next, in ticks of UTC; meaningful while it is armed.</summary>
    public long Due { get; set; }

    /// <summary>Ticks between firings; 0 when it fires once.</summary>
    public long Period { get; set; }

    public bool Disposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => time.Arm(this, dueTime, period);

    public void Dispose() => time.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public void Fire()
    {
        if (_context is null) callback(state);
        else ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).Call(), this);
    }

    public override string ToString()
    {
        var owner = state is null ? callback.Method.DeclaringType?.Name : state.GetType().Name;
        return $"timer {Number} ({owner}.{callback.Method.Name})";
    }

    private void Call() => callback(state);
}
