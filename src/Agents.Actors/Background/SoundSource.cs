namespace Agents.Actors;

/// <summary>A sound that is played behind the speech (voice-session.md 5.7). Immutable; may be used by any number of sessions.</summary>
public sealed record SoundSource
{
    private readonly SoundClip? _clip;
    private readonly Func<BoundedStream<AudioFrame>>? _stream;

    private SoundSource(SoundClip? clip, Func<BoundedStream<AudioFrame>>? stream) => (_clip, _stream) = (clip, stream);

    /// <summary>Factor of its samples. Default 1; 0 to 4.</summary>
    public float Volume { get; init; } = 1;

    /// <summary>How likely it is drawn from a list, 0 or more. What a list's sum lacks to 1 is silence; a sum above 1 counts as 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How long it takes to full volume. Default zero; up to 1 min.</summary>
    public TimeSpan FadeIn { get; init; }

    /// <summary>How long it takes to silence when it is stopped. Default zero; up to 1 min.</summary>
    public TimeSpan FadeOut { get; init; }

    /// <summary>Whether it can be repeated.</summary>
    public bool CanLoop => _clip is not null;

    /// <summary>A recording in memory, or one of <see cref="BuiltInSounds"/>.</summary>
    /// <param name="clip">The recording.</param>
    public static SoundSource Clip(SoundClip clip) => new(clip, null);

    /// <summary>A WAV file; read now and kept.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="WavFormatException">It is no WAV file that can be read.</exception>
    public static SoundSource File(string path) => Clip(SoundClip.FromWav(path));

    /// <summary>Sound that comes as it is played, in any rate; what is late leaves silence.</summary>
    /// <param name="open">Gives the sound; called each time the source is played.</param>
    public static SoundSource Stream(Func<BoundedStream<AudioFrame>> open) => new(null, open);

    internal MixTrack Track(bool loop) => _clip is { } clip
        ? new ClipTrack(clip, loop, Volume, FadeIn, FadeOut)
        : new StreamTrack(_stream!(), Volume, FadeIn, FadeOut);

    internal void Validate(OptionFaults faults, string name)
    {
        faults.Range($"{name}.volume", Volume, 0, 4);
        faults.Range($"{name}.probability", Probability, 0, double.MaxValue);
        faults.Range($"{name}.fade_in", FadeIn, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        faults.Range($"{name}.fade_out", FadeOut, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }
}
