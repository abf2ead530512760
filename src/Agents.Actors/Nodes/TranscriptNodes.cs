namespace Agents.Actors;

/// <summary>
/// Runs the agents' transcription nodes: what is shown and stored of a stretch of speech (voice-session.md P6, P8). A node that changes
/// nothing costs nothing. Owned by the session.
/// </summary>
internal sealed class TranscriptNodes(SessionScope scope)
{
    private const int WaitingPieces = 10_000;

    private readonly Dictionary<Segment, BoundedStream<string>> _running = [];

    /// <summary>A stretch begins; false if its text is shown as it is.</summary>
    public bool Open(Segment segment, ActiveAgent active)
    {
        var text = new BoundedStream<string>(WaitingPieces, OverflowStrategy.Fail, "shown text");
        var said = text.ReadAllAsync();
        var shown = active.Agent.TranscriptionNode(said);
        if (ReferenceEquals(said, shown))
            return false;
        _running[segment] = text;
        _ = RunAsync(segment, shown, active.Agent.Id);
        return true;
    }

    public void Push(Segment segment, string text) => _running.GetValueOrDefault(segment)?.Offer(text);

    public void End(Segment segment)
    {
        if (_running.Remove(segment, out var text))
            text.Complete();
    }

    private async Task RunAsync(Segment segment, IAsyncEnumerable<string> shown, string agent)
    {
        var self = scope.Self;
        await AgentHooks.RunAsync(async () =>
        {
            await foreach (var piece in shown)
                self.Tell(new ShownText(segment, piece));
        }, nameof(Agent.TranscriptionNode), agent, scope.Log);
        self.Tell(new ShownText(segment, null));
    }
}

/// <summary>A transcription node gave text, or ended.</summary>
/// <param name="Segment">The stretch.</param>
/// <param name="Text">The text; null at the end.</param>
internal sealed record ShownText(Segment Segment, string? Text);
