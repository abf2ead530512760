namespace Agents.Actors;

/// <summary>
/// When a recogniser's stream is replaced before its provider ends it: in a silence of the caller shortly before the limit, at the limit in any case. Pure.
/// </summary>
/// <param name="Limit">How long a stream lives at most; null: as long as it likes.</param>
internal readonly record struct StreamRenewal(TimeSpan? Limit)
{
    private static readonly TimeSpan MostGrace = TimeSpan.FromMinutes(1);

    /// <summary>How long before the limit a silence is good enough: a minute, or a quarter of a short limit.</summary>
    public TimeSpan Grace => Limit is { } limit && limit / 4 < MostGrace ? limit / 4 : MostGrace;

    /// <param name="age">How long the stream has lived.</param>
    /// <param name="callerSilent">Neither voice nor unfinished words.</param>
    public bool IsDue(TimeSpan age, bool callerSilent) => Limit is { } limit && (age >= limit || (callerSilent && age >= limit - Grace));
}
