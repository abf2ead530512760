using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>What an update asks for in the session's words. Pure.</summary>
internal static class SessionOverrides
{
    /// <summary>The changed settings; null if none is.</summary>
    public static OptionOverrides? Overrides(this UpdateRequest update)
    {
        var overrides = new OptionOverrides
        {
            AllowInterruptions = update.AllowInterruptions,
            MinEndpointingDelay = update.MinEndpointingDelay,
            MaxEndpointingDelay = update.MaxEndpointingDelay,
            MinConsecutiveSpeechDelay = update.MinConsecutiveSpeechDelay,
        };
        return overrides == OptionOverrides.None ? null : overrides;
    }
}
