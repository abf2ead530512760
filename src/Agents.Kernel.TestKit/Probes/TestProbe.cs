namespace Agents.Kernel.TestKit;

/// <summary>
/// An actor of its own that the test looks through: a stand-in for a collaborator of the actor under test. Made by
/// <see cref="TestKit.CreateTestProbe"/>.
/// </summary>
public sealed class TestProbe : TestKitBase
{
    internal TestProbe(ActorSystem system, TestClock clock, TestKitSettings settings, string name)
        : base(system, clock, settings, name)
    {
    }

    /// <summary>The actor: what to hand to the actor under test.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>Who sent the last message looked at.</summary>
    public IActorRef Sender => LastSender;

    /// <summary>Sends a message with the probe as its sender.</summary>
    /// <param name="actor">To whom.</param>
    /// <param name="message">What.</param>
    public void Send(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, TestActor);
    }

    /// <summary>Answers the last message looked at, with the probe as the sender.</summary>
    /// <param name="message">What.</param>
    public void Reply(object message) => LastSender.Tell(message, TestActor);

    /// <summary>Passes the last message looked at on, with its own sender.</summary>
    /// <param name="actor">To whom.</param>
    public void Forward(IActorRef actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(LastMessage ?? throw new InvalidOperationException("There is no message to forward: expect one first."), LastSender);
    }

    /// <summary>The actor's reference.</summary>
    public override string ToString() => Ref.ToString()!;
}
