using System.Collections.Concurrent;

namespace Agents.Kernel.Tests.Soak;

/// <summary>A population of actors under random operations, with the books that show whether anything was lost, doubled or forgotten.</summary>
internal sealed class SoakWorld
{
    private const int Roots = 8;
    private const int Slots = 512;
    private const int Deepest = 3;

    public static readonly SupervisorStrategy OneForOne = new OneForOneStrategy(DirectiveOf);
    public static readonly SupervisorStrategy AllForOne = new AllForOneStrategy(DirectiveOf);

    private readonly ActorSystem _system;
    private readonly Action<string>? _trace;
    private readonly ConcurrentQueue<Member> _members = new();
    private readonly ConcurrentQueue<Source> _drivers = new();
    private readonly Member[] _roots;
    private readonly Member?[] _slots = new Member?[Slots];
    private int _ids;
    private int _instances;
    private int _open;

    public SoakWorld(ActorSystem system, Action<string>? trace = null)
    {
        (_system, _trace) = (system, trace);
        system.EventStream.Subscribe(new Fakes.CallbackRef("letters", Lose), typeof(DeadLetter));
        _roots = [.. Enumerable.Range(0, Roots).Select(_ => Root())];
    }

    public IActorRef DeadLetters => _system.DeadLetters;

    public int Created => _members.Count;

    public int Handled => _members.Sum(member => member.Taken.Values.Sum());

    public int Living => _members.Count(member => !member.IsDead);

    public int Terminations => _members.Sum(member => member.Terminations);

    public void InstanceMade() => Interlocked.Increment(ref _instances);

    public void InstanceEnded() => Interlocked.Decrement(ref _instances);

    /// <summary>How many messages are on their way.</summary>
    public int Open => Volatile.Read(ref _open);

    public void Tell(Member member, object message)
    {
        Interlocked.Increment(ref _open);
        member.Ref!.Tell(message, ActorRefs.NoSender);
    }

    public void Arrived(Member member, object message)
    {
        _trace?.Invoke($"{member} {message}");
        if (message is not Terminated)
            Interlocked.Decrement(ref _open);
    }

    /// <summary>Puts a new actor where operations find it, and stops the one that was there.</summary>
    public void Settle(Member member, int slot)
    {
        _members.Enqueue(member);
        if (Interlocked.Exchange(ref _slots[slot], member) is { } old)
            _system.Stop(old.Ref!);
    }

    /// <summary>Does so many random operations.</summary>
    /// <param name="random">Chooses them.</param>
    /// <param name="operations">How many.</param>
    /// <param name="keepPace">Called before each: may wait for the actors to keep up; false ends the drive.</param>
    public void Drive(Random random, int operations, Func<bool>? keepPace = null)
    {
        var driver = new Source(this);
        _drivers.Enqueue(driver);
        for (var i = 0; i < operations && keepPace?.Invoke() != false; i++)
            Operate(driver, random);
    }

    /// <summary>What does not add up; nothing once all messages are handled.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var member in _members)
        {
            lock (member)
            {
                foreach (var error in member.Errors)
                    yield return error;
                if (member.IsDead)
                    continue;
                foreach (var watched in member.Watching.Where(watched => watched.IsDead))
                    yield return $"{member} has not heard of the end of {watched}";
            }
        }

        foreach (var source in _drivers.Concat(_members))
        {
            KeyValuePair<Member, int>[] sent;
            lock (source.Sent)
                sent = [.. source.Sent];
            foreach (var (to, count) in sent)
            {
                if (Missing(source, to, count) is { } problem)
                    yield return problem;
            }
        }
    }

    /// <summary>What is left over after the end of the system.</summary>
    public IEnumerable<string> Leftovers()
    {
        if (_instances != 0)
            yield return $"{_instances} instances were made and not disposed of";
        foreach (var member in _members)
        {
            if (!member.IsDead)
                yield return $"{member} lives on";
            else if (member.Cell.WatcherCount != 0 || member.Cell.GetChildren().Any())
                yield return $"{member} holds on to others";
        }
    }

    private static string? Missing(Source source, Member to, int sent)
    {
        lock (to)
        {
            var taken = to.Taken.GetValueOrDefault(source);
            var (lost, sum) = to.Lost.GetValueOrDefault(source);
            if (lost > 0 && !to.IsDead)
                return $"{lost} notes from {source} to {to} were lost though it lives";
            if (taken + lost != sent)
                return $"{sent} notes were sent from {source} to {to}, {taken} handled and {lost} dead letters";
            var expected = Enumerable.Range(taken, lost).Sum(number => (long)number);
            return sum == expected ? null : $"the dead letters from {source} to {to} are not those after the first {taken}";
        }
    }

    private static Directive DirectiveOf(Exception failure) => failure is SoakFailure soak ? soak.Directive : Directive.Stop;

    private Member Root()
    {
        var member = new Member(this, NextId(), depth: 0);
        member.Ref = _system.ActorOf(Props.Create(() => new SoakActor(this, member, Brittleness.None)));
        _members.Enqueue(member);
        return member;
    }

    private int NextId() => Interlocked.Increment(ref _ids);

    private void Lose(object letter)
    {
        Interlocked.Decrement(ref _open);
        if (letter is not DeadLetter { Message: Note note })
            return;
        lock (note.To)
        {
            var (count, sum) = note.To.Lost.GetValueOrDefault(note.From);
            note.To.Lost[note.From] = (count + 1, sum + note.Number);
        }
    }

    private void Operate(Source driver, Random random)
    {
        var one = Any(random);
        var other = Any(random);
        switch (random.Next(100))
        {
            case < 45:
                driver.Send(one);
                break;
            case < 65:
                Tell(one, new Relay(other));
                break;
            case < 78:
                Tell(one, new WatchOrder(other));
                break;
            case < 80:
                Tell(one, new UnwatchOrder(other));
                break;
            case < 87:
                Create(one, random);
                break;
            case < 89:
                Stop(one, random);
                break;
            case < 94:
                Tell(one, new WorkOrder(random.Next(4), other, random.Next(2) == 0 ? RandomDirective(random) : null, random.Next(2) == 0));
                break;
            default:
                Tell(one, new FailOrder(RandomDirective(random), random.Next(2) == 0));
                break;
        }
    }

    private Member Any(Random random)
    {
        var (slot, root) = (random.Next(Slots), random.Next(Roots));
        return Volatile.Read(ref _slots[slot]) ?? _roots[root];
    }

    private void Create(Member below, Random random)
    {
        var (slot, named, brittle, root) = (random.Next(Slots), random.Next(3), random.Next(40), random.Next(Roots));
        var parent = below.Depth < Deepest && !below.IsDead ? below : _roots[root];
        Tell(parent, new CreateOrder(
            new Member(this, NextId(), parent.Depth + 1), named == 0 ? $"n{slot % 4}" : null, slot, (Brittleness)(brittle <= 4 ? brittle : 0)));
    }

    private void Stop(Member member, Random random)
    {
        var way = random.Next(3);
        if (member.Depth == 0)
            return;
        if (way == 0)
            member.Ref!.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        else
            _system.Stop(member.Ref!);
    }

    private static Directive RandomDirective(Random random) => random.Next(64) switch
    {
        0 => Directive.Escalate,
        < 4 => Directive.Stop,
        < 32 => Directive.Resume,
        _ => Directive.Restart,
    };
}
