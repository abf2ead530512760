namespace Agents.Kernel;

/// <summary>Children: creating, finding and stopping them.</summary>
internal sealed partial class ActorCell
{
    public IActorRef ActorOf(Props props, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null)
            CheckName(name);
        return AddChild(props, name);
    }

    public IActorRef Child(string name) => FindChild(name) ?? (IActorRef)ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => _extras?.Children?.Snapshot() ?? [];

    public ActorSelection ActorSelection(ActorPath actorPath) => _system.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => Kernel.ActorSelection.From(this, _system, actorPath);

    public void Stop(IActorRef child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (child is ActorCell cell && ReferenceEquals(cell._parent, this))
            _extras?.Children?.Stop(cell);
        else
            _system.Stop(child);
    }

    /// <summary>Asks the parent to stop this actor, or does it where the parent keeps no children.</summary>
    public void StopThroughParent()
    {
        if (_parent is ActorCell parent && parent._extras?.Children is { } siblings)
            siblings.Stop(this);
        else
            SendSystem(new Terminate());
    }

    public ActorCell AddChild(Props props, string? name)
    {
        var child = OpenChildren(name).Add(this, name, free => new ActorCell(_system, props, this, free, _system.NextUid()));
        child.Start();
        return child;
    }

    /// <summary>The place for children. A guardian's is asked for by any thread: it is there from the start and closed before the guardian lets go of it.</summary>
    private Children OpenChildren(string? name)
    {
        if (Volatile.Read(ref _extras)?.Children is { } children)
            return children;
        if (_state is CellState.Terminating or CellState.Terminated)
            throw Kernel.Children.Closed(this, name);
        return Extras.Children ??= new Children();
    }

    public ActorCell? FindChild(string name) => _extras?.Children?.Find(name);

    /// <summary>What the default <c>PreRestart</c> does to the children.</summary>
    public void StopChildrenForRestart()
    {
        foreach (var child in _extras?.Children?.Snapshot() ?? [])
        {
            Unwatch(child);
            Stop(child);
        }
    }

    /// <summary>Gives a guardian its place for children before any thread can ask for it.</summary>
    public void PrepareForChildren() => Extras.Children ??= new Children();

    private static void CheckName(string name)
    {
        if (name.Length == 0)
            throw new InvalidActorNameException("An actor's name must not be empty; pass null to have one made up.");
        if (name[0] == '$')
            throw new InvalidActorNameException($"The name '{name}' begins with $, which is kept for names that the system makes up.");
        if (!ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException(
                $"The name '{name}' is not a path element: allowed are ASCII letters and digits, {ActorPath.ValidSymbols} and %xx.");
    }
}
