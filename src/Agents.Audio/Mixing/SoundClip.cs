using System.Collections.Concurrent;

namespace Agents.Audio;

/// <summary>A recording to be mixed in: mono, kept at every rate it was asked for, so that any number of mixers share it.</summary>
public sealed class SoundClip
{
    private readonly AudioFrame _recording;
    private readonly ConcurrentDictionary<int, AudioFrame> _atRate = new();

    /// <summary>Takes a recording.</summary>
    /// <param name="recording">Any rate; more channels are mixed down to one.</param>
    /// <exception cref="ArgumentException">It holds no samples.</exception>
    public SoundClip(AudioFrame recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if (recording.SamplesPerChannel == 0)
            throw new ArgumentException("recording holds no samples; a clip needs at least one.", nameof(recording));
        _recording = recording.Channels == 1 ? recording : recording.ToMono();
    }

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration => _recording.Duration;

    /// <summary>Reads a WAV file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="WavFormatException">It is no WAV file that can be read.</exception>
    public static SoundClip FromWav(string path) => new(WavFile.Read(path));

    /// <summary>The recording at a rate. Made on first use, then kept.</summary>
    /// <param name="sampleRate">Samples per second, 8000 to 192000.</param>
    public AudioFrame At(int sampleRate) => sampleRate == _recording.SampleRate
        ? _recording
        : _atRate.GetOrAdd(sampleRate, static (rate, recording) => Resampler.Resample(recording, rate), _recording);
}
