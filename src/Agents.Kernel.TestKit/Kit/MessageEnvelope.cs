namespace Agents.Kernel.TestKit;

/// <summary>A message as it reached a test actor.</summary>
internal sealed record MessageEnvelope(object Message, IActorRef Sender);
