namespace Agents.Kernel.Streams;

/// <summary>Makes kill switches: ways to end running pipelines from outside. Names as in Akka.Streams.</summary>
public static class KillSwitches
{
    /// <summary>A switch for any number of pipelines, running now or started later.</summary>
    /// <param name="name">For errors and logs.</param>
    public static SharedKillSwitch Shared(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(name);
    }
}
