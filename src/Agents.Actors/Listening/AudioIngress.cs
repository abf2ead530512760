namespace Agents.Actors;

/// <summary>The caller's sound inside a session: from the host, once for the recogniser, once for turn
/// taking, once for the interruption detector.</summary>
/// <remarks>
/// The host's end drops its oldest sound when the session is 2 s behind; so does the one for turn taking. The recogniser's end holds 10 s,
/// so that a
/// recogniser that is rebuilt loses nothing. What is dropped is counted by the streams.
/// </remarks>
internal sealed class AudioIngress
{
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(2), WhileRebuilding = TimeSpan.FromSeconds(10);

    private Resampler? _resampler;

    /// <summary>Written by the host, in any format.</summary>
    public BoundedStream<AudioFrame> FromHost { get; } = Stream(Behind, "caller");

    /// <summary>16 kHz mono, silent where the valve is shut.</summary>
    public BoundedStream<AudioFrame> ForStt { get; } = Stream(WhileRebuilding, "stt");

    /// <summary>16 kHz mono, always the real sound.</summary>
    public BoundedStream<AudioFrame> ForTurns { get; } = Stream(Behind, "turns");

    /// <summary>16 kHz mono, the real sound while the agent speaks, for the interruption detector.</summary>
    public BoundedStream<AudioFrame> ForOverlaps { get; } = Stream(Behind, "overlaps");

    /// <summary>Shut: the recogniser gets silence of the same length.</summary>
    public AudioValve Valve { get; } = new();

    /// <summary>Shut: the interruption detector gets nothing. Shut until the agent speaks.</summary>
    public AudioValve OverlapValve { get; } = new() { Muted = true };

    /// <summary>Passes sound on until the host's end is completed. Run it on the scheduler of the actors.</summary>
    public async Task RunAsync()
    {
        await foreach (var frame in FromHost.ReadAllAsync())
        {
            var heard = Convert(frame);
            if (heard.SamplesPerChannel == 0 || Valve.Closed)
                continue;
            ForTurns.Offer(heard);
            if (!OverlapValve.Muted)
                ForOverlaps.Offer(heard);
            ForStt.Offer(Valve.Muted ? new AudioFrame(new short[heard.SamplesPerChannel], heard.SampleRate) : heard);
        }
        ForTurns.Complete();
        ForOverlaps.Complete();
        ForStt.Complete();
    }

    private AudioFrame Convert(AudioFrame frame)
    {
        var mono = frame.Channels == 1 ? frame : frame.ToMono();
        if (_resampler?.InputRate != mono.SampleRate)
            _resampler = new Resampler(mono.SampleRate, VoiceActivityDetector.SampleRate);
        return _resampler.Process(mono);
    }

    private static BoundedStream<AudioFrame> Stream(TimeSpan capacity, string name)
        => new(capacity, static frame => frame.Duration, OverflowStrategy.DropHead, name);
}
