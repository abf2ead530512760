namespace Agents.Kernel;

/// <summary>Tests for references that name nobody. Akka.NET: <c>ActorRefExtensions</c>.</summary>
public static class ActorRefExtensions
{
    /// <summary>True for null and for <see cref="Nobody"/>.</summary>
    /// <param name="actorRef">The reference to look at.</param>
    public static bool IsNobody(this IActorRef? actorRef) => actorRef is null or Nobody;

    /// <summary>The reference itself, or the alternative where it names nobody.</summary>
    /// <param name="actorRef">The reference to look at.</param>
    /// <param name="elseValue">Makes the alternative.</param>
    public static IActorRef GetOrElse(this IActorRef? actorRef, Func<IActorRef> elseValue) => actorRef.IsNobody() ? elseValue() : actorRef!;
}
