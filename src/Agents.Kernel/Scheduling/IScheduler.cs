namespace Agents.Kernel;

/// <summary>
/// Sends messages and runs code later, on the clock of the system. One per system, made for very many pending entries. Akka.Actor.IScheduler.
/// </summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>Running code instead of sending messages.</summary>
    IAdvancedScheduler Advanced { get; }
}
