namespace Agents.Actors;

/// <summary>
/// The floor, held by a tool (voice-session.md S8): until it is disposed, or the tool ends, only what the tool itself says is heard. Usable from any thread.
/// </summary>
public sealed class ForegroundFloor : IDisposable
{
    private readonly ToolScope _tool;
    private int _released;

    internal ForegroundFloor(ToolScope tool) => _tool = tool;

    /// <summary>Lets others speak again. Twice is once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            _tool.Session.Tell(new ReleaseFloor(_tool));
    }
}

/// <summary>A tool wants the floor; answered with <see cref="FloorHeld"/> once it is quiet.</summary>
internal sealed record HoldFloor(ToolScope Tool) : SessionCommand;

/// <summary>A tool gives the floor back, or does not wait for it any more.</summary>
internal sealed record ReleaseFloor(ToolScope Tool) : SessionCommand;

/// <summary>The floor is the tool's.</summary>
internal sealed record FloorHeld
{
    public static FloorHeld Instance { get; } = new();
}
