namespace Agents.Kernel;

/// <summary>An actor with a stash: the kernel sets the property before <c>PreStart</c>. Akka.NET: <c>IActorStash</c>.</summary>
public interface IActorStash
{
    /// <summary>The actor's stash.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash of any kind. Akka.NET: <c>IWithUnrestrictedStash</c>.</summary>
public interface IWithUnrestrictedStash : IActorStash;

/// <summary>Gives an actor a stash without a limit, or with the one of <see cref="Props.WithStashCapacity"/>. Akka.NET: <c>IWithStash</c>.</summary>
public interface IWithStash : IWithUnrestrictedStash;

/// <summary>Gives an actor a stash without a limit. Akka.NET: <c>IWithUnboundedStash</c>.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash;
