namespace Agents.Kernel;

/// <summary>
/// Marks a message whose loss is ordinary: when nobody is left to take it, it is published as <see cref="SuppressedDeadLetter"/> and not as
/// <see cref="DeadLetter"/>. Akka.Event.IDeadLetterSuppression.
/// </summary>
public interface IDeadLetterSuppression;
