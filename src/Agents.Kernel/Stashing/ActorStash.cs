namespace Agents.Kernel;

/// <summary>The stash of one actor; used by that actor only.</summary>
internal sealed class ActorStash(ActorCell owner, int capacity) : IStash
{
    private readonly LinkedList<Envelope> _aside = [];
    private bool _currentIsAside;

    public int Count => _aside.Count;

    public bool IsEmpty => _aside.Count == 0;

    public bool NonEmpty => _aside.Count > 0;

    public bool IsFull => capacity >= 0 && _aside.Count >= capacity;

    public int Capacity => capacity;

    /// <summary>The actor begins to handle another message.</summary>
    public void NextMessage() => _currentIsAside = false;

    public void Stash()
    {
        var current = owner.CurrentEnvelope;
        if (current.Message is null)
            throw new InvalidOperationException($"{owner.Path} handles no message that could be stashed.");
        if (_currentIsAside)
            throw new InvalidOperationException($"{owner.Path} has stashed the current {current.Message.GetType()} already; a message can be stashed once each time it is handled.");
        if (IsFull)
            throw Full(1);
        _aside.AddLast(current);
        _currentIsAside = true;
    }

    public void Unstash()
    {
        if (_aside.First is not { } first)
            return;
        _aside.RemoveFirst();
        owner.PutBack([first.Value]);
    }

    public void UnstashAll()
    {
        if (IsEmpty)
            return;
        owner.PutBack([.. _aside]);
        _aside.Clear();
    }

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        var wanted = _aside.Where(predicate).ToArray();
        _aside.Clear();
        if (wanted.Length > 0)
            owner.PutBack(wanted);
    }

    public IEnumerable<Envelope> ClearStash()
    {
        Envelope[] all = [.. _aside];
        _aside.Clear();
        return all;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        var added = envelopes.Where(envelope => !_aside.Any(known => ReferenceEquals(known.Message, envelope.Message))).Reverse().ToArray();
        if (capacity >= 0 && _aside.Count + added.Length > capacity)
            throw Full(added.Length);
        foreach (var envelope in added)
            _aside.AddFirst(envelope);
    }

    private StashOverflowException Full(int more) =>
        new($"The stash of {owner.Path} holds {_aside.Count} of {capacity} messages and cannot take {more} more; raise Props.WithStashCapacity or unstash earlier.");
}
