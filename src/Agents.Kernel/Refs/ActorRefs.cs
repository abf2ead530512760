namespace Agents.Kernel;

/// <summary>References that name no particular actor. Akka.NET: <c>ActorRefs</c>.</summary>
public static class ActorRefs
{
    /// <summary>Forgets whatever it is sent.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>Says that a message has no sender; answers to it go to dead letters.</summary>
    public static readonly IActorRef NoSender = null!;
}
