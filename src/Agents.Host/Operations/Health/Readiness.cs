namespace Agents.Host.Operations;

/// <summary>Whether the host should be sent callers. Pure.</summary>
/// <param name="Ready">It should.</param>
/// <param name="Reason">Why not; else how it is.</param>
internal sealed record Readiness(bool Ready, string Reason)
{
    /// <summary>Decides.</summary>
    /// <param name="phase">How far the host is in its life.</param>
    /// <param name="sessions">Sessions that run; null: the region did not answer.</param>
    /// <param name="most">Sessions it takes.</param>
    public static Readiness Decide(HostPhase phase, int? sessions, int most) => (phase, sessions) switch
    {
        (not HostPhase.Ready, _) => new(false, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(phase.ToString())),
        (_, null) => new(false, "not_answering"),
        (_, { } running) when running >= most => new(false, "full"),
        _ => new(true, "ready"),
    };
}
