namespace Agents.Kernel.Tests.Soak;

/// <summary>Does what the soak orders and notes what the kernel does to it.</summary>
internal sealed class SoakActor : UntypedActor, IDisposable
{
    private readonly SoakWorld _world;
    private readonly Member _me;
    private readonly Brittleness _brittle;
    private readonly Dictionary<IActorRef, Member> _watched = [];

    public SoakActor(SoakWorld world, Member me, Brittleness brittle)
    {
        (_world, _me, _brittle) = (world, me, brittle);
        Break(Brittleness.Constructor);
        foreach (var member in me.Watching)
            _watched[member.Ref!] = member;
        world.InstanceMade();
    }

    public void Dispose() => _world.InstanceEnded();

    protected override void PreStart() => Break(Brittleness.PreStart);

    protected override void PostStop() => Break(Brittleness.PostStop);

    protected override void PreRestart(Exception reason, object? message)
    {
        if (reason is SoakFailure { KeepChildren: true })
            return;
        lock (_me)
            _me.Watching.RemoveWhere(member => Context.GetChildren().Contains(member.Ref));
        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        Break(Brittleness.PostRestart);
        base.PostRestart(reason);
    }

    protected internal override SupervisorStrategy SupervisorStrategy() => _me.Id % 8 == 0 ? SoakWorld.AllForOne : SoakWorld.OneForOne;

    protected override void OnReceive(object message)
    {
        _world.Arrived(_me, message);
        if (_me.Working)
            Complain($"handles {message} while it works on another order");
        switch (message)
        {
            case Note note:
                Take(note);
                break;
            case Relay relay:
                _me.Send(relay.To);
                break;
            case CreateOrder order:
                Create(order);
                break;
            case WatchOrder watch:
                Watch(watch.Whom);
                break;
            case UnwatchOrder unwatch:
                lock (_me)
                    _me.Watching.Remove(unwatch.Whom);
                Context.Unwatch(unwatch.Whom.Ref!);
                break;
            case Terminated terminated:
                End(terminated.ActorRef);
                break;
            case WorkOrder order:
                RunTask(() => WorkAsync(order));
                break;
            case FailOrder order:
                throw new SoakFailure(order.Directive, order.KeepChildren);
        }
    }

    private void Take(Note note)
    {
        lock (_me)
        {
            var expected = _me.Taken.GetValueOrDefault(note.From);
            if (note.Number != expected || !ReferenceEquals(note.To, _me))
                _me.Errors.Add($"{_me} got note {note.Number} for {note.To} from {note.From} in place of {expected}");
            _me.Taken[note.From] = expected + 1;
        }
    }

    private void Create(CreateOrder order)
    {
        try
        {
            order.Child.Ref = Context.ActorOf(Props.Create(() => new SoakActor(_world, order.Child, order.Brittle)), order.Name);
        }
        catch (InvalidActorNameException) when (order.Name is not null && !Context.Child(order.Name).IsNobody())
        {
            return; // the last one of that name still lives
        }

        _world.Settle(order.Child, order.Slot);
    }

    private void Watch(Member whom)
    {
        if (ReferenceEquals(whom, _me))
            return;
        _watched[whom.Ref!] = whom;
        lock (_me)
            _me.Watching.Add(whom);
        Context.Watch(whom.Ref!);
    }

    private async Task WorkAsync(WorkOrder order)
    {
        for (var i = 0; i < order.Steps; i++)
        {
            if (_me.Working)
                Complain("works on two orders at a time");
            _me.Working = true;
            await Task.Yield();
            if (!Self.Equals(_me.Ref) || !ReferenceEquals(Context.Self, Self) || !ReferenceEquals(Sender, _world.DeadLetters))
                Complain("is somewhere else after an await");
            _me.Working = false;
        }

        _me.Send(order.To);
        if (order.Failure is { } directive)
            throw new SoakFailure(directive, order.KeepChildren);
    }

    private void Complain(string what)
    {
        lock (_me)
            _me.Errors.Add($"{_me} {what}");
    }

    private void End(IActorRef actor)
    {
        lock (_me)
        {
            _me.Terminations++;
            if (!_watched.TryGetValue(actor, out var member) || !_me.Watching.Remove(member))
                _me.Errors.Add($"{_me} got a Terminated of {actor} that it did not wait for");
            else if (!member.IsDead)
                _me.Errors.Add($"{_me} got a Terminated of {member}, which lives");
        }
    }

    private void Break(Brittleness here)
    {
        if (_brittle == here)
            throw new SoakFailure(Directive.Stop, keepChildren: false);
    }
}
