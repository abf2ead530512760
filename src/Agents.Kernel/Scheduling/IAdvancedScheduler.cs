namespace Agents.Kernel;

/// <summary>The part of a scheduler that is easy to misuse: code instead of messages. Akka.Actor.IAdvancedScheduler.</summary>
public interface IAdvancedScheduler : IActionScheduler;
