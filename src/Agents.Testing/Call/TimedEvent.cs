using System.Globalization;

namespace Agents.Testing;

/// <summary>An event of the session and when it was published.</summary>
/// <param name="At">Seconds from the start of the call.</param>
/// <param name="Event">What happened.</param>
public readonly record struct TimedEvent(double At, SessionEvent Event)
{
    /// <summary>The second and the event, as a trace shows them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:0.######} {Event}");
}

/// <summary>An event of one kind and when it was published.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="At">Seconds from the start of the call.</param>
/// <param name="Event">What happened.</param>
public readonly record struct TimedEvent<T>(double At, T Event)
    where T : SessionEvent;
