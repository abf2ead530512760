namespace Agents.Kernel;

/// <summary>One actor's wish for the events of one type and its subtypes.</summary>
internal readonly record struct Subscription(IActorRef Subscriber, Type Channel);
