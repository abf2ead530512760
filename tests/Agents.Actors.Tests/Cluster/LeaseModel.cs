namespace Agents.Actors.Tests.Cluster;

/// <summary>
/// Nodes that claim, write, renew, stall, crash and come back, in an order and at times that a seed chooses. Every message to the database and
/// every answer takes its own time or is lost; every node's clock shows another time. What decides is the code that runs in production.
/// </summary>
internal sealed class LeaseModel
{
    private static readonly LeaseOptions Lease = new();

    private readonly Random _random;
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> _due = new();
    private readonly List<Node> _nodes;
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private int _order;

    public LeaseModel(int seed, bool withTokens)
    {
        _random = new Random(seed);
        Cluster = new MemoryCluster(() => _now);
        _nodes = [.. Enumerable.Range(0, 3).Select(i => new Node($"n{i}", TimeSpan.FromSeconds(_random.Next(-9000, 9000))))];
        Tokens = withTokens;
    }

    public MemoryCluster Cluster { get; }

    /// <summary>Whether callers come back with tokens, which take a session from a living owner.</summary>
    public bool Tokens { get; }

    /// <summary>Moments at which two nodes believed to own a session.</summary>
    public int TwoOwners { get; private set; }

    public int Claims { get; private set; }

    public int Takeovers { get; private set; }

    public void Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            Step(_nodes[_random.Next(_nodes.Count)], $"s{_random.Next(4)}");
            var until = _now + TimeSpan.FromMilliseconds(_random.Next(0, 1500));
            while (_due.TryPeek(out _, out var due) && due.At <= until)
            {
                _now = due.At;
                _due.Dequeue()();
                Look();
            }
            _now = until;
            foreach (var node in _nodes)
                Tick(node);
            Look();
        }
    }

    private void Step(Node node, string session)
    {
        switch (_random.Next(10))
        {
            case 0:
                node.CutUntil = _now + TimeSpan.FromSeconds(_random.Next(1, 40));
                break;
            case 1 when _random.Next(3) == 0:
                node.Crash();
                break;
            case 2 when Tokens && node.Id is { } taker && Cluster.Find(session) is { } place:
                Cluster.Change(session, place.Epoch, known => known with { ResumeHash = "hash" + session });
                Send(node, () => Cluster.Resume("hash" + session, taker).Result, result => OnClaimed(node, taker, session, result));
                break;
            case 3 or 4 or 5 when node.Id is { } claimer && !node.Owned.ContainsKey(session):
                Send(node, () => Cluster.Claim(session, claimer), result => OnClaimed(node, claimer, session, result));
                break;
            default:
                if (node.Id is { } writer && node.Owned.TryGetValue(session, out var owned))
                    Write(node, writer, session, owned);
                break;
        }
    }

    private void OnClaimed(Node node, NodeId claimer, string session, ClaimResult result)
    {
        if (result is not ClaimResult.Granted granted || node.Id != claimer)
            return;
        Claims++;
        Takeovers += granted.Epoch > 1 ? 1 : 0;
        node.Owned[session] = (granted.Epoch, Cluster.Read(session, granted.Epoch).Sequence);
    }

    private void Write(Node node, NodeId writer, string session, (long Epoch, long Sequence) owned)
    {
        node.Owned[session] = (owned.Epoch, owned.Sequence + 1);
        var batch = new RecordBatch(session, owned.Epoch, owned.Sequence + 1, [new SessionOpened(writer.ToString(), owned.Epoch)]);
        Send(node, () => Cluster.Append(batch, writer), accepted =>
        {
            if (!accepted && node.Owned.GetValueOrDefault(session).Epoch == owned.Epoch)
                node.Owned.Remove(session);
        });
    }

    /// <summary>What the member of a node does with time.</summary>
    private void Tick(Node node)
    {
        var here = _now + node.Skew;
        if (node.Lease?.Decide(here) == LeaseAction.GiveUp)
            node.Lose();
        if (node.Busy || node.Lease?.Decide(here) == LeaseAction.Wait)
            return;
        node.Busy = true;
        var life = node.Life;
        if (node.Id is not { } id)
            Send(node, () => Cluster.Register(new NodeRegistration(node.Name, "", 1, ""), Lease.Duration),
                registered => node.Join(life, registered, new NodeLease(Lease, here)), () => node.Free(life));
        else
            Send(node, () => Cluster.Renew(id, new NodeLoad(0, false), Lease.Duration), renewed => node.Renewed(life, id, renewed, here),
                () => node.Failed(life, _now + node.Skew));
    }

    /// <summary>A call to the database: it may arrive late or never, and so may its answer.</summary>
    private void Send<T>(Node node, Func<T> call, Action<T> answered, Action? failed = null)
    {
        if (_random.Next(50) == 0 || _now < node.CutUntil)
        {
            After(5000, failed);
            return;
        }
        After(_random.Next(1, _random.Next(8) == 0 ? 20_000 : 50), () =>
        {
            var result = call();
            if (_random.Next(50) == 0)
                After(5000, failed);
            else
                After(_random.Next(1, _random.Next(8) == 0 ? 20_000 : 50), () => answered(result));
        });
    }

    private void After(int milliseconds, Action? action)
    {
        if (action is not null)
            _due.Enqueue(action, (_now + TimeSpan.FromMilliseconds(milliseconds), _order++));
    }

    /// <summary>Who would go on talking right now.</summary>
    private void Look()
    {
        foreach (var session in new[] { "s0", "s1", "s2", "s3" })
            if (_nodes.Count(node => node.Owned.ContainsKey(session) && node.Lease?.Decide(_now + node.Skew) is LeaseAction.Wait or LeaseAction.Renew) > 1)
                TwoOwners++;
    }

    private sealed class Node(string name, TimeSpan skew)
    {
        public string Name => name;

        public TimeSpan Skew => skew;

        public NodeId? Id { get; private set; }

        public NodeLease? Lease { get; private set; }

        public Dictionary<string, (long Epoch, long Sequence)> Owned { get; } = [];

        public DateTimeOffset CutUntil { get; set; }

        public bool Busy { get; set; }

        public int Life { get; private set; }

        public void Join(int life, NodeId id, NodeLease lease)
        {
            if (life == Life)
                (Busy, Id, Lease) = (false, id, lease);
        }

        public void Renewed(int life, NodeId id, bool accepted, DateTimeOffset sentAt)
        {
            if (life != Life)
                return;
            Busy = false;
            if (!accepted)
                Lose();
            else if (Id == id)
                Lease = Lease!.Renewed(sentAt);
        }

        public void Failed(int life, DateTimeOffset at)
        {
            Free(life);
            if (life == Life)
                Lease = Lease?.Failed(at);
        }

        public void Free(int life) => Busy = Busy && life != Life;

        /// <summary>A new life: what was asked in the former one is not heard any more.</summary>
        public void Lose()
        {
            (Id, Lease, Busy) = (null, null, false);
            Owned.Clear();
            Life++;
        }

        public void Crash() => Lose();
    }
}
