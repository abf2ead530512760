using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Semantics;

/// <summary>A system in virtual time, puppets in it, and a journal of what they did.</summary>
public abstract class SemanticTest : Agents.Kernel.TestKit.TestKit
{
    private protected SemanticTest()
        : this(new VirtualTime())
    {
    }

    private SemanticTest(VirtualTime time)
        : base(time) => Virtual = time;

    private protected VirtualTime Virtual { get; }

    private protected Journal Journal { get; } = new();

    /// <summary>Restarts, resumes, … whatever the exception's message says; unknown ones restart.</summary>
    private protected static SupervisorStrategy ByMessage { get; } = new OneForOneStrategy(DirectiveOf);

    private protected static Directive DirectiveOf(Exception failure) =>
        Enum.TryParse<Directive>(failure.Message, out var directive) ? directive : Directive.Restart;

    private protected static Exception Fail(string message = "Restart") => new InvalidOperationException(message);

    private protected PuppetPlan Plan(string name) => new(name, Journal) { Strategy = ByMessage };

    /// <summary>A puppet below a parent of the same kind (or below <c>/user</c>), started; the journal is empty afterwards.</summary>
    private protected IActorRef Create(PuppetPlan plan, IActorRef? parent = null)
    {
        IActorRef? created = null;
        if (parent is null)
            created = Sys.ActorOf(plan.Props, plan.Name);
        else
            Do(parent, puppet => created = puppet.Context.ActorOf(plan.Props, plan.Name));
        Settle();
        Journal.Take();
        return created!;
    }

    private protected IActorRef Create(string name, IActorRef? parent = null) => Create(Plan(name), parent);

    private protected void Do(IActorRef puppet, Action<Puppet> act)
    {
        puppet.Tell(act, ActorRefs.NoSender);
        Settle();
    }

    private protected void DoAsync(IActorRef puppet, Func<Puppet, Task> work)
    {
        puppet.Tell(work, ActorRefs.NoSender);
        Settle();
    }

    private protected void Send(IActorRef puppet, params object[] messages)
    {
        foreach (var message in messages)
            puppet.Tell(message, ActorRefs.NoSender);
        Settle();
    }

    private protected void Settle() => Virtual.RunUntilIdle();

    private protected void JournalIs(params string[] lines) => Journal.Take().ShouldBe(lines);

    /// <summary>A probe that gets every dead letter from now on.</summary>
    private protected TestProbe DeadLetterProbe()
    {
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe.Ref, typeof(DeadLetter));
        return probe;
    }
}
