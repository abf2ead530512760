namespace Agents.Actors;

/// <summary>What is heard behind the speech: ambient sound, thinking sound, sounds on request. Owned by playout.</summary>
internal sealed class Backdrop
{
    private readonly BackgroundOptions _options;
    private readonly Random _random;
    private readonly int _sampleRate;
    private readonly SoundMixer _mixer = new();
    private readonly Dictionary<BackgroundSound, MixTrack> _requested = [];
    private MixTrack? _thinking;

    /// <param name="options">What is played of itself.</param>
    /// <param name="seed">Decides what is drawn from lists.</param>
    /// <param name="sampleRate">Rate of what is heard while nobody speaks.</param>
    public Backdrop(BackgroundOptions options, int seed, int sampleRate)
    {
        (_options, _random, _sampleRate) = (options, new Random(seed), sampleRate);
        if (Draw(options.Ambient) is { } ambient)
            _mixer.Add(ambient);
    }

    public bool IsAudible => _mixer.IsAudible;

    /// <summary>Speech with the backdrop in it.</summary>
    public AudioFrame Behind(AudioFrame speech) => Settled(_mixer.Mix(speech));

    /// <summary>The backdrop alone.</summary>
    public AudioFrame Alone(TimeSpan length) => Settled(_mixer.Mix((int)AudioTime.ToSamples(length, _sampleRate), _sampleRate));

    public void OnThinking(bool thinks)
    {
        if (!thinks)
            _thinking?.Stop();
        else if (_thinking is null or { Ended: true } or { Stopping: true } && Draw(_options.Thinking) is { } track)
            _mixer.Add(_thinking = track);
    }

    public void Play(PlayBackground play) => _mixer.Add(_requested[play.Sound] = play.Source.Track(play.Loop));

    public void Stop(BackgroundSound sound)
    {
        if (_requested.TryGetValue(sound, out var track))
            track.Stop();
    }

    /// <summary>The session is over.</summary>
    public void Close()
    {
        foreach (var sound in _requested.Keys)
            sound.MarkEnded();
        _requested.Clear();
    }

    private MixTrack? Draw(IReadOnlyList<SoundSource> sources)
        => sources.Count > 0 && SoundChoice.Draw(sources, _random.NextDouble()) is { } source ? source.Track(source.CanLoop) : null;

    private AudioFrame Settled(AudioFrame frame)
    {
        if (_requested.Count > 0)
            foreach (var (sound, _) in _requested.Where(each => each.Value.Ended).ToList())
            {
                _requested.Remove(sound);
                sound.MarkEnded();
            }
        return frame;
    }
}
