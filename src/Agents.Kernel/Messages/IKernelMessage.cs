namespace Agents.Kernel;

/// <summary>Marks what the kernel sends to an actor through its mailbox for its own use: it is no dead letter where the actor has ended.</summary>
internal interface IKernelMessage;
