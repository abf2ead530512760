namespace Agents.Actors;

/// <summary>Where the agent's sound goes; the stream in it may be replaced while the session runs.</summary>
/// <param name="lead">How far ahead of true time sound is sent.</param>
internal sealed class OutputSlot(TimeSpan lead)
{
    private static readonly TimeSpan Backlog = TimeSpan.FromSeconds(1);

    private volatile BoundedStream<PlayedFrame> _current = Fresh(lead);

    public BoundedStream<PlayedFrame> Current => _current;

    /// <summary>Ends the stream and puts a fresh one in its place.</summary>
    public void Replace()
    {
        var old = _current;
        _current = Fresh(lead);
        old.Complete();
    }

    private static BoundedStream<PlayedFrame> Fresh(TimeSpan lead)
        => new(Backlog + lead, static played => played.Frame.Duration, OverflowStrategy.DropHead, "agent");
}
