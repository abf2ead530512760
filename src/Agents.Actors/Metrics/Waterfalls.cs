namespace Agents.Actors;

/// <summary>The latest waterfalls of a session. Owned by the session.</summary>
internal sealed class Waterfalls(SessionScope scope)
{
    private const int Kept = 1000;

    private readonly Queue<TurnWaterfall> _latest = new();
    private string? _last;

    public IReadOnlyList<TurnWaterfall> All => [.. _latest];

    /// <summary>How many turns were answered.</summary>
    public int Count { get; private set; }

    /// <summary>Something of a speech is heard for the first time.</summary>
    public void OnHeard(Speech speech)
    {
        if (speech.Handle.Id == _last || TurnWaterfall.Of(speech) is not { } waterfall)
            return;
        _last = speech.Handle.Id;
        Count++;
        _latest.Enqueue(waterfall);
        if (_latest.Count > Kept)
            _latest.Dequeue();
        scope.Events.Publish(new TurnAnswered(waterfall));
    }
}
