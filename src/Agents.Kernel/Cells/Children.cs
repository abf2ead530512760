namespace Agents.Kernel;

/// <summary>
/// The children of one actor, by name. Written by the parent (for a guardian: by any thread), read by selections from any thread; each
/// operation locks for itself and runs nobody's code meanwhile.
/// </summary>
internal sealed class Children
{
    /// <summary>Room for so many is not given back when most have ended.</summary>
    private const int KeptCapacity = 64;

    private readonly Dictionary<string, ActorCell> _byName = [];
    private int _stopping;
    private long _names;
    private bool _closed;

    /// <summary>True if some child has been told to stop and has not yet ended.</summary>
    public bool AnyStopping
    {
        get
        {
            lock (_byName)
                return _stopping > 0;
        }
    }

    public int Count
    {
        get
        {
            lock (_byName)
                return _byName.Count;
        }
    }

    /// <summary>Creates and adds a child under a free name, atomically.</summary>
    /// <exception cref="InvalidActorNameException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping.</exception>
    public ActorCell Add(ActorCell parent, string? name, Func<string, ActorCell> create)
    {
        lock (_byName)
        {
            if (_closed)
                throw Closed(parent, name);
            name ??= NextName();
            if (_byName.ContainsKey(name))
                throw new InvalidActorNameException($"The name '{name}' is taken below {parent.Path}; it is free again when that actor has stopped.");
            var cell = create(name);
            _byName.Add(name, cell);
            return cell;
        }
    }

    /// <summary>What it means to create an actor too late.</summary>
    public static InvalidOperationException Closed(ActorCell parent, string? name) =>
        new($"{parent.Path} is stopping or has stopped: it cannot create {(name is null ? "another child" : $"the child '{name}'")}.");

    public ActorCell? Find(string name)
    {
        lock (_byName)
            return _byName.GetValueOrDefault(name);
    }

    public bool Contains(ActorCell child) => ReferenceEquals(Find(child.Name), child);

    public ActorCell[] Snapshot()
    {
        lock (_byName)
        {
            var cells = new ActorCell[_byName.Count];
            _byName.Values.CopyTo(cells, 0);
            return cells;
        }
    }

    /// <summary>Stops one child; a second call changes nothing.</summary>
    public void Stop(ActorCell child)
    {
        lock (_byName)
        {
            if (child.IsToldToStop || !ReferenceEquals(_byName.GetValueOrDefault(child.Name), child))
                return;
            child.IsToldToStop = true;
            _stopping++;
        }

        child.SendSystem(new Terminate());
    }

    /// <summary>Stops all children.</summary>
    /// <param name="close">Takes no new ones from now on.</param>
    /// <returns>True if there are any left to wait for.</returns>
    public bool StopAll(bool close)
    {
        lock (_byName)
            _closed |= close;
        foreach (var child in Snapshot())
            Stop(child);
        return Count > 0;
    }

    /// <summary>Frees the name of a child that has ended.</summary>
    public bool Remove(ActorCell child)
    {
        lock (_byName)
        {
            if (!ReferenceEquals(_byName.GetValueOrDefault(child.Name), child))
                return false;
            _byName.Remove(child.Name);
            if (child.IsToldToStop)
                _stopping--;
            if (_byName.Capacity > KeptCapacity && _byName.Count < _byName.Capacity / 8)
                _byName.TrimExcess();
            return true;
        }
    }

    /// <summary><c>$a</c>, <c>$b</c>, … as Akka.NET names children that were given no name.</summary>
    private string NextName()
    {
        const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
        Span<char> name = stackalloc char[12];
        var length = 0;
        name[length++] = '$';
        var number = _names++;
        do
        {
            name[length++] = Digits[(int)(number & 63)];
            number >>= 6;
        }
        while (number != 0);
        return new string(name[..length]);
    }
}
