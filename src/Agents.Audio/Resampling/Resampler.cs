namespace Agents.Audio;

/// <summary>
/// Changes the sample rate of a stream of frames with a polyphase windowed-sinc filter. State is carried from frame to frame: cutting the
/// input differently gives the same output to the bit. Equal rates pass frames through untouched.
/// </summary>
/// <remarks>
/// <para>Quality: tones up to 0.87 of the lower rate's Nyquist frequency pass unchanged; whatever lies above that Nyquist frequency, and every image
/// of the input's spectrum, is damped by 90 dB.</para>
/// <para>Length: after n input samples and <see cref="Flush"/>, ⌈n · output rate / input rate⌉ samples have come out, and output sample k belongs to the time
/// k / output rate of the input: nothing is shifted. Until then the output lags by <see cref="Latency"/>.</para>
/// <para>The filter tables are made once per pair of rates and shared; one resampler holds a few kilobytes. For one thread at a time.</para>
/// </remarks>
public sealed class Resampler
{
    private readonly ResamplerChannel[] _channels;

    /// <summary>Prepares a stream.</summary>
    /// <param name="inputRate">Samples per second of the frames given, 8000 to 192000.</param>
    /// <param name="outputRate">Samples per second of the frames returned, 8000 to 192000.</param>
    /// <param name="channels">Channels of both, 1 to 8; default 1.</param>
    /// <exception cref="ArgumentException">A rate or the channel count is out of range.</exception>
    public Resampler(int inputRate, int outputRate, int channels = 1)
    {
        AudioFormatLimits.CheckSampleRate(inputRate);
        AudioFormatLimits.CheckSampleRate(outputRate);
        AudioFormatLimits.CheckChannels(channels);
        (InputRate, OutputRate, Channels) = (inputRate, outputRate, channels);
        var filter = inputRate == outputRate ? null : PolyphaseFilter.For(inputRate, outputRate);
        Latency = filter is null ? TimeSpan.Zero : AudioTime.ToDuration(filter.HalfLength, inputRate);
        _channels = filter is null ? [] : [.. Enumerable.Range(0, channels).Select(_ => new ResamplerChannel(filter))];
    }

    /// <summary>Samples per second of the frames given.</summary>
    public int InputRate { get; }

    /// <summary>Samples per second of the frames returned.</summary>
    public int OutputRate { get; }

    /// <summary>Channels of the frames given and returned.</summary>
    public int Channels { get; }

    /// <summary>How far the output lags behind the input: about 48 samples of the lower rate (6 ms at 8 kHz, 3 ms at 16 kHz); zero for equal rates.</summary>
    public TimeSpan Latency { get; }

    /// <summary>Resamples a whole recording; the result starts and ends with it.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="outputRate">Samples per second wanted, 8000 to 192000.</param>
    /// <exception cref="ArgumentException">The rate is out of range.</exception>
    public static AudioFrame Resample(AudioFrame recording, int outputRate)
    {
        var resampler = new Resampler(recording.SampleRate, outputRate, recording.Channels);
        return AudioFrame.Concat([resampler.Process(recording), resampler.Flush()]);
    }

    /// <summary>Takes the next frame and returns the sound that is ready. Allocates the output only.</summary>
    /// <param name="frame">A frame with the input rate and channels.</param>
    /// <returns>A frame of the output rate, possibly empty; for equal rates <paramref name="frame"/> itself.</returns>
    /// <exception cref="ArgumentException">The frame's format is another one.</exception>
    public AudioFrame Process(AudioFrame frame)
    {
        if (frame.SampleRate != InputRate || frame.Channels != Channels)
            throw new ArgumentException($"frame has {frame.SampleRate} Hz and {frame.Channels} channels; this resampler takes {InputRate} Hz and {Channels}.", nameof(frame));

        return _channels.Length == 0 ? frame : Run(frame.Samples.Span, frame.SamplesPerChannel);
    }

    /// <summary>Returns what is still inside, as if silence followed, and is ready for a new stream.</summary>
    public AudioFrame Flush()
    {
        if (_channels.Length == 0)
            return new AudioFrame(default, OutputRate, Channels);

        var count = _channels[0].HalfLength;
        var tail = Run(new short[count * Channels], count);
        Reset();
        return tail;
    }

    /// <summary>Forgets what is inside and is ready for a new stream.</summary>
    public void Reset()
    {
        foreach (var channel in _channels)
            channel.Reset();
    }

    private AudioFrame Run(ReadOnlySpan<short> input, int samplesPerChannel)
    {
        var output = new short[_channels[0].OutputCount(samplesPerChannel) * Channels];
        for (var channel = 0; channel < _channels.Length; channel++)
            _channels[channel].Process(input, output, channel, Channels);
        return new AudioFrame(output, OutputRate, Channels);
    }
}
