using FsCheck;
using FsCheck.Fluent;

namespace Agents.Audio.Tests.Vad;

/// <summary>The events around a classifier that takes every window with a sample above 1000 for speech. Sample i of a stream is i % 1000, plus 10 000 where there is speech.</summary>
public class VoiceActivityDetectorTests
{
    private const int Window = 512;

    [Fact]
    public void Each_window_is_reported_then_the_start_or_end_that_it_causes()
    {
        var events = Listen(new VoiceActivityDetector(null, new Loudness()), Stream(silent: 4, speech: 3, silentAfter: 9), 320);

        events.Select(e => e.Type).ShouldBe(
        [
            .. Enumerable.Repeat(VadEventType.InferenceDone, 6), VadEventType.StartOfSpeech,
            .. Enumerable.Repeat(VadEventType.InferenceDone, 9), VadEventType.EndOfSpeech, VadEventType.InferenceDone,
        ]);
    }

    [Fact]
    public void A_start_tells_when_speech_began_and_brings_the_sound_since_before_it()
    {
        var start = Listen(new VoiceActivityDetector(null, new Loudness()), Stream(silent: 40, speech: 3, silentAfter: 0), 320)
            .Single(e => e.Type == VadEventType.StartOfSpeech);

        start.SampleIndex.ShouldBe(42 * Window);
        start.Timestamp.ShouldBe(TimeSpan.FromMilliseconds(42 * 32));
        start.SpeechDuration.ShouldBe(TimeSpan.FromMilliseconds(64));
        start.SilenceDuration.ShouldBe(TimeSpan.Zero);
        start.RawAccumulatedSpeech.ShouldBe(TimeSpan.FromMilliseconds(64));
        start.RawAccumulatedSilence.ShouldBe(TimeSpan.Zero);
        start.Speaking.ShouldBeTrue();
        start.Probability.ShouldBe(1);
        SoundOf(start).ShouldBe(Samples(40, 3, 0)[((40 * Window) - 8_000)..(42 * Window)]);
    }

    [Fact]
    public void An_end_brings_all_of_the_speech_and_tells_how_long_it_was()
    {
        var end = Listen(new VoiceActivityDetector(null, new Loudness()), Stream(silent: 40, speech: 50, silentAfter: 20), 320)
            .Single(e => e.Type == VadEventType.EndOfSpeech);

        end.SampleIndex.ShouldBe(98 * Window);
        end.SpeechDuration.ShouldBe(50 * TimeSpan.FromMilliseconds(32));
        end.SilenceDuration.ShouldBe(8 * TimeSpan.FromMilliseconds(32));
        end.RawAccumulatedSilence.ShouldBe(8 * TimeSpan.FromMilliseconds(32));
        end.Speaking.ShouldBeFalse();
        SoundOf(end).ShouldBe(Samples(40, 50, 20)[((40 * Window) - 8_000)..(98 * Window)]);
    }

    [Fact]
    public void The_sound_of_a_second_speech_has_nothing_of_the_first()
    {
        var stream = AudioFrame.Concat([Stream(3, 4, 10), Stream(0, 5, 10)]);
        var ends = Listen(new VoiceActivityDetector(new VadOptions { PrefixPadding = TimeSpan.FromMilliseconds(32) }, new Loudness()), stream, 160)
            .Where(e => e.Type == VadEventType.EndOfSpeech).ToArray();

        SoundOf(ends[0]).Length.ShouldBe((1 + 4 + 8) * Window);
        SoundOf(ends[1]).Length.ShouldBe((1 + 5 + 8) * Window);
    }

    [Fact]
    public void No_more_than_the_bound_is_held_but_judging_goes_on()
    {
        var options = new VadOptions { MaxBuffered = TimeSpan.FromMilliseconds(100), PrefixPadding = TimeSpan.FromMilliseconds(10) };
        var stream = AudioFrame.Concat([Stream(40, 50, 10), Stream(40, 3, 10)]);
        var ends = Listen(new VoiceActivityDetector(options, new Loudness()), stream, 320).Where(e => e.Type == VadEventType.EndOfSpeech).ToArray();

        ends[0].SpeechDuration.ShouldBe(50 * TimeSpan.FromMilliseconds(32));
        SoundOf(ends[0]).ShouldBe(stream.ToArray()[((40 * Window) - 160)..((40 * Window) + 1_600)]);
        SoundOf(ends[1]).ShouldBe(stream.ToArray()[((140 * Window) - 160)..((140 * Window) + 1_600)]);
    }

    [Fact]
    public void Without_padding_and_bound_no_sound_is_held()
    {
        var options = new VadOptions { MaxBuffered = TimeSpan.Zero, PrefixPadding = TimeSpan.Zero };
        var events = Listen(new VoiceActivityDetector(options, new Loudness()), Stream(4, 9, 20), 320);

        events.Count(e => e.Type == VadEventType.EndOfSpeech).ShouldBe(1);
        events.ShouldAllBe(e => e.Frames.Count == 0);
    }

    [Fact]
    public void A_flush_ends_the_segment_without_an_event_and_talking_on_is_a_new_start()
    {
        var detector = new VoiceActivityDetector(null, new Loudness());
        Listen(detector, Stream(4, 10, 0), 320).Count(e => e.Type == VadEventType.StartOfSpeech).ShouldBe(1);

        detector.Flush();
        detector.Speaking.ShouldBeFalse();
        var start = Listen(detector, Stream(0, 10, 0), 320).Single(e => e.Type == VadEventType.StartOfSpeech);

        start.SampleIndex.ShouldBe(16 * Window); // the stream's own count goes on
        SoundOf(start).Length.ShouldBe(2 * Window); // nothing from before the flush
    }

    [Fact]
    public void A_reset_detector_is_as_good_as_new()
    {
        var detector = new VoiceActivityDetector();
        var sound = SpeechCorpus.Synthetic[0].Samples;
        var first = Listen(detector, new AudioFrame(sound, 16_000), 320).Select(Comparable).ToArray();
        detector.Push(new AudioFrame(new short[100], 16_000));
        detector.Reset();

        Listen(detector, new AudioFrame(sound, 16_000), 320).Select(Comparable).ShouldBe(first);
    }

    [Fact]
    public void However_the_sound_is_cut_the_events_are_the_same()
    {
        var sound = new AudioFrame(SpeechCorpus.Synthetic[0].Samples, 16_000);
        var expected = Listen(new VoiceActivityDetector(), sound, sound.SamplesPerChannel).Select(Comparable).ToArray();

        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 4_000).ToArbitrary(),
            length => Listen(new VoiceActivityDetector(), sound, length).Select(Comparable).ShouldBe(expected)));
    }

    [Fact]
    public void Other_formats_are_refused()
    {
        var detector = new VoiceActivityDetector();

        Should.Throw<ArgumentException>(() => detector.Push(Signals.Frame(8_000, 1))).Message
            .ShouldStartWith("frame has 8000 Hz and 1 channels; voice activity detection takes 16000 Hz and 1");
    }

    private static (VadEventType, long, TimeSpan, TimeSpan, float, bool, string) Comparable(VadEvent e)
        => (e.Type, e.SampleIndex, e.SpeechDuration, e.SilenceDuration, e.Probability, e.Speaking, Convert.ToHexString(SoundBytes(e)));

    private static List<VadEvent> Listen(VoiceActivityDetector detector, AudioFrame sound, int frameLength)
    {
        var events = new List<VadEvent>();
        for (var at = 0; at < sound.SamplesPerChannel; at += frameLength)
            events.AddRange(detector.Push(sound.Slice(at, Math.Min(frameLength, sound.SamplesPerChannel - at))));
        return events;
    }

    private static AudioFrame Stream(int silent, int speech, int silentAfter) => new(Samples(silent, speech, silentAfter), 16_000);

    private static short[] Samples(int silent, int speech, int silentAfter) => [.. Enumerable.Range(0, (silent + speech + silentAfter) * Window)
        .Select(i => (short)((i % 1000) + (i / Window >= silent && i / Window < silent + speech ? 10_000 : 0)))];

    private static short[] SoundOf(VadEvent e) => AudioFrame.Concat(e.Frames).ToArray();

    private static byte[] SoundBytes(VadEvent e) => e.Frames.Count == 0 ? [] : AudioFrame.Concat(e.Frames).ToPcm16();

    private sealed class Loudness : ISpeechClassifier
    {
        public int WindowSamples => Window;

        public float Classify(ReadOnlySpan<short> window) => window[0] > 1000 ? 1 : 0;

        public void Reset()
        {
        }
    }
}
