namespace Agents.Audio;

/// <summary>Settings of a <see cref="VoiceActivityDetector"/>; the defaults are those of the voice session specification, section 1.4.</summary>
public sealed record VadOptions
{
    /// <summary>The shortest speech that counts. Default 0.05 s; 0 to 10 s. Counted in whole windows, rounded up.</summary>
    public TimeSpan MinSpeech { get; init; } = TimeSpan.FromSeconds(0.05);

    /// <summary>How long it must be silent until speech has ended. Default 0.25 s; 0 to 10 s. Counted in whole windows, rounded up.</summary>
    public TimeSpan MinSilence { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>How much sound from before the speech is handed out with it. Default 0.5 s; 0 to 10 s.</summary>
    public TimeSpan PrefixPadding { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// How much speech, without the padding, is held for <see cref="VadEvent.Frames"/>. Default 60 s; 0 to 10 min. What follows in the same speech is
    /// judged, but not handed out. 32 kB a second; where nobody needs the sound, set this and <see cref="PrefixPadding"/> to zero.
    /// </summary>
    public TimeSpan MaxBuffered { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From this probability on a window holds speech. Default 0.5; above 0 to 1.</summary>
    public float ActivationThreshold { get; init; } = 0.5f;

    /// <summary>
    /// Up to this probability a window inside of speech is silent. Default null: <see cref="ActivationThreshold"/> - 0.15, but at least 0.01. Above 0, and not above
    /// the activation threshold.
    /// </summary>
    public float? DeactivationThreshold { get; init; }

    internal float EffectiveDeactivationThreshold => DeactivationThreshold ?? Math.Max(ActivationThreshold - 0.15f, 0.01f);

    /// <summary>Reports everything that is out of range, in one exception.</summary>
    /// <exception cref="ArgumentException">One line per fault: the setting, its value, and what is allowed.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        CheckRange(faults, nameof(MinSpeech), MinSpeech, TimeSpan.FromSeconds(10));
        CheckRange(faults, nameof(MinSilence), MinSilence, TimeSpan.FromSeconds(10));
        CheckRange(faults, nameof(PrefixPadding), PrefixPadding, TimeSpan.FromSeconds(10));
        CheckRange(faults, nameof(MaxBuffered), MaxBuffered, TimeSpan.FromMinutes(10));
        if (!(ActivationThreshold is > 0 and <= 1))
            faults.Add($"ActivationThreshold is {ActivationThreshold}; allowed is above 0, up to 1.");
        if (DeactivationThreshold is { } deactivation && !(deactivation > 0 && deactivation <= ActivationThreshold))
            faults.Add($"DeactivationThreshold is {deactivation}; allowed is above 0, up to ActivationThreshold ({ActivationThreshold}).");
        if (faults.Count > 0)
            throw new ArgumentException(string.Join(Environment.NewLine, faults), "options");
    }

    private static void CheckRange(List<string> faults, string name, TimeSpan value, TimeSpan max)
    {
        if (value < TimeSpan.Zero || value > max)
            faults.Add($"{name} is {value}; allowed is 0 to {max}.");
    }
}
