namespace Agents.Kernel;

/// <summary>The clock of a scheduler. Akka.Actor.ITimeProvider.</summary>
public interface ITimeProvider
{
    /// <summary>The time of day, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Time since some fixed moment; never goes back.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>As <see cref="MonotonicClock"/>, as fine as the machine gives it.</summary>
    TimeSpan HighResMonotonicClock { get; }
}
