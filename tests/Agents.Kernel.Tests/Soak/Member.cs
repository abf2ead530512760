namespace Agents.Kernel.Tests.Soak;

/// <summary>Who sends numbered notes: a driving thread or an actor. Remembers how many it sent to whom.</summary>
internal class Source(SoakWorld world)
{
    public Dictionary<Member, int> Sent { get; } = [];

    public void Send(Member to)
    {
        int number;
        lock (Sent)
        {
            number = Sent.GetValueOrDefault(to);
            Sent[to] = number + 1;
        }

        world.Tell(to, new Note(this, to, number));
    }
}

/// <summary>
/// One actor incarnation of a soak, and what is known of it. Outlives restarts and the actor's end. What only its actor writes is read by the checks under
/// a lock on the member.
/// </summary>
internal sealed class Member(SoakWorld world, int id, int depth) : Source(world)
{
    public int Id { get; } = id;

    /// <summary>0 for the actors below <c>/user</c>.</summary>
    public int Depth { get; } = depth;

    public IActorRef? Ref { get; set; }

    public ActorCell Cell => (ActorCell)Ref!;

    /// <summary>Handled notes by source: they come in order, so a count says which.</summary>
    public Dictionary<Source, int> Taken { get; } = [];

    /// <summary>Notes that became dead letters, by source: how many and the sum of their numbers.</summary>
    public Dictionary<Source, (int Count, long Sum)> Lost { get; } = [];

    /// <summary>Watches whose Terminated has not come yet.</summary>
    public HashSet<Member> Watching { get; } = [];

    public int Terminations { get; set; }

    /// <summary>True between two steps of asynchronous work. Belongs to the actor.</summary>
    public bool Working { get; set; }

    public List<string> Errors { get; } = [];

    public bool IsDead => Ref is null || Cell.IsTerminated;

    public override string ToString() => $"#{Id}";
}

/// <summary>A message whose fate is followed.</summary>
internal sealed record Note(Source From, Member To, int Number);

internal sealed record Relay(Member To);

internal sealed record WatchOrder(Member Whom);

internal sealed record UnwatchOrder(Member Whom);

internal sealed record CreateOrder(Member Child, string? Name, int Slot, Brittleness Brittle);

/// <summary>Works asynchronously for some steps, relays a note, and perhaps fails.</summary>
internal sealed record WorkOrder(int Steps, Member To, Directive? Failure, bool KeepChildren);

internal sealed record FailOrder(Directive Directive, bool KeepChildren);

/// <summary>Where a new actor fails in its life.</summary>
internal enum Brittleness
{
    None,
    Constructor,
    PreStart,
    PostRestart,
    PostStop,
}

internal sealed class SoakFailure(Directive directive, bool keepChildren) : Exception($"{directive}")
{
    public Directive Directive { get; } = directive;

    public bool KeepChildren { get; } = keepChildren;
}
