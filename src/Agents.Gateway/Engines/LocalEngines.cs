namespace Agents.Gateway;

/// <summary>The engines of this machine.</summary>
public static class LocalEngines
{
    /// <summary>Makes all of them. Libraries and models are loaded at first use, so a missing one disturbs nobody who does not need it.</summary>
    public static IReadOnlyList<IEngine> Create() => [new PocketSphinxRecogniser(), new FliteSynthesiser(), new Concierge(), new LocalInterruptionDetector()];
}
