namespace Agents.Kernel.TestKit;

/// <summary>
/// Drives the scheduler of an actor system in virtual time under the names of Akka.TestKit's scheduler. The same as calling its
/// <see cref="VirtualTime"/>.
/// </summary>
/// <param name="time">The system's virtual time.</param>
public sealed class TestScheduler(VirtualTime time)
{
    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Lets time pass and delivers what falls due.</summary>
    /// <param name="offset">Zero or more.</param>
    public void Advance(TimeSpan offset) => time.Advance(offset);

    /// <summary>Lets time pass until a point in time and delivers what falls due.</summary>
    /// <param name="when">Not before <see cref="Now"/>.</param>
    public void AdvanceTo(DateTimeOffset when) => time.AdvanceTo(when);
}
