namespace Agents.Audio.Tests.Docs;

/// <summary>The examples of docs/audio.md, compiled and run. Each region stands there word for word.</summary>
public sealed class AudioExamples : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Frames()
    {
        byte[] bytesFromTheSocket = [1, 0, 2, 0, 3, 0, 4, 0];

        #region frames
        var frame = AudioFrame.FromPcm16(bytesFromTheSocket, sampleRate: 24_000, channels: 2);
        var mono = frame.ToMono();
        var pause = AudioFrame.Silence(TimeSpan.FromMilliseconds(20), sampleRate: 24_000);
        var longer = AudioFrame.Concat([mono, pause]);
        var firstTenMs = longer.Slice(TimeSpan.Zero, TimeSpan.FromMilliseconds(10)); // shares the memory
        byte[] bytesForTheSocket = firstTenMs.ToPcm16();
        #endregion

        mono.ToArray().ShouldBe([1, 3]);
        bytesForTheSocket.Length.ShouldBe(480);
    }

    [Fact]
    public void Files()
    {
        var path = _folder["question.wav"];
        WavFile.Write(path, Signals.Sine(440, 48_000, TimeSpan.FromSeconds(1)));

        #region files
        AudioFrame question = WavFile.Read(path);
        AudioFrame forTheRecogniser = Resampler.Resample(question.ToMono(), outputRate: 16_000);
        #endregion

        forTheRecogniser.SamplesPerChannel.ShouldBe(16_000);
    }

    [Fact]
    public void A_recording_of_both_sides()
    {
        var path = _folder["call.wav"];
        var caller = Signals.Frame(16_000, 1, 2, 3);
        var agent = Signals.Frame(16_000, 7);

        #region stereo
        using var recording = StereoTrack.Create(path, sampleRate: 16_000);
        recording.WriteLeft(offset: 0, caller);
        recording.WriteRight(offset: AudioTime.ToSamples(TimeSpan.FromSeconds(1.5), 16_000), agent);
        recording.Complete(); // without it, Dispose removes the file
        #endregion

        WavFile.Read(path).SamplesPerChannel.ShouldBe(24_001);
    }

    [Fact]
    public void A_telephone_leg()
    {
        var payload = Enumerable.Repeat(G711.MuLawSilence, 160).ToArray();
        var played = Signals.Sine(440, 24_000, TimeSpan.FromSeconds(1));
        var sent = new List<byte[]>();

        #region telephone
        // Kept for the whole call: they carry state from frame to frame.
        var up = new Resampler(inputRate: 8_000, outputRate: 16_000);
        var down = new Resampler(inputRate: 24_000, outputRate: 8_000);
        var packets = new FrameChunker(TimeSpan.FromMilliseconds(20), sampleRate: 8_000);

        // In: 20 ms of μ-law → 16 kHz.
        var samples = new short[payload.Length];
        G711.DecodeMuLaw(payload, samples);
        AudioFrame heard = up.Process(new AudioFrame(samples, 8_000));

        // Out: whatever the voice made → packets of 20 ms of μ-law.
        packets.Push(down.Process(played));
        while (packets.TryTake() is { } packet)
        {
            var codes = new byte[packet.SamplesPerChannel];
            G711.EncodeMuLaw(packet.Samples.Span, codes);
            sent.Add(codes);
        }
        #endregion

        heard.SampleRate.ShouldBe(16_000);
        sent.Count.ShouldBe(49);
        sent.ShouldAllBe(codes => codes.Length == 160);
    }

    [Fact]
    public void Voice_activity()
    {
        var log = new List<string>();
        var frames = WavFile.Read(Path.Combine(AppContext.BaseDirectory, "Data", "slt-yes.wav"));
        var microphone = new[] { AudioFrame.Silence(TimeSpan.FromSeconds(0.5), 16_000), frames, AudioFrame.Silence(TimeSpan.FromSeconds(1), 16_000) };

        #region vad
        var vad = new VoiceActivityDetector(new VadOptions { MinSilence = TimeSpan.FromSeconds(0.4) });
        foreach (var frame in microphone)
        {
            foreach (var e in vad.Push(frame))
            {
                if (e.Type == VadEventType.StartOfSpeech)
                    log.Add($"speech since {e.Timestamp - e.SpeechDuration}");
                else if (e.Type == VadEventType.EndOfSpeech)
                    log.Add($"silence since {e.Timestamp - e.SilenceDuration}");
            }
        }
        #endregion

        log.Count.ShouldBe(2);
    }
}
