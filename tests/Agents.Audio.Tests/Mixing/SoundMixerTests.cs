namespace Agents.Audio.Tests.Mixing;

public class SoundMixerTests
{
    private const int Rate = 16_000;

    private static SoundClip Level(short level, int samples = Rate) => new(new AudioFrame(Enumerable.Repeat(level, samples).ToArray(), Rate));

    private static short[] Next(SoundMixer mixer, int samples) => mixer.Mix(samples, Rate).Samples.ToArray();

    [Fact]
    public void Sounds_are_added_by_their_volume_and_limited_to_16_bits()
    {
        var mixer = new SoundMixer();
        mixer.Add(new ClipTrack(Level(1000), volume: 0.5f));
        mixer.Add(new ClipTrack(Level(300)));
        Next(mixer, 10).ShouldAllBe(sample => sample == 800);
        mixer.Mix(new AudioFrame(new short[] { 1, 32767, -32768 }, Rate)).Samples.ToArray().ShouldBe(new short[] { 801, 32767, -31968 });
    }

    [Fact]
    public void Every_channel_of_the_main_sound_gets_the_same()
    {
        var mixer = new SoundMixer();
        mixer.Add(new ClipTrack(Level(7)));
        var mixed = mixer.Mix(new AudioFrame(new short[] { 1, 2, 3, 4 }, Rate, channels: 2));
        mixed.Channels.ShouldBe(2);
        mixed.Samples.ToArray().ShouldBe(new short[] { 8, 9, 10, 11 });
    }

    [Fact]
    public void A_clip_ends_once_and_a_loop_goes_on_without_a_gap()
    {
        var clip = new SoundClip(new AudioFrame(new short[] { 1, 2, 3 }, Rate));
        var once = new SoundMixer();
        once.Add(new ClipTrack(clip));
        Next(once, 5).ShouldBe(new short[] { 1, 2, 3, 0, 0 });
        once.IsAudible.ShouldBeFalse();
        var loop = new SoundMixer();
        loop.Add(new ClipTrack(clip, loop: true));
        Next(loop, 7).ShouldBe(new short[] { 1, 2, 3, 1, 2, 3, 1 });
        Next(loop, 2).ShouldBe(new short[] { 2, 3 });
    }

    [Fact]
    public void It_fades_in_and_out_with_equal_power_and_is_gone_after_the_fade()
    {
        var second = TimeSpan.FromSeconds(1);
        var track = new ClipTrack(Level(10_000), loop: true, fadeIn: second, fadeOut: second);
        var mixer = new SoundMixer();
        mixer.Add(track);
        var comes = Next(mixer, Rate);
        ((int)comes[0]).ShouldBe(0);
        ((int)comes[Rate / 2]).ShouldBeInRange(7000, 7150); // the square root of one half
        ((int)Next(mixer, 1)[0]).ShouldBe(10_000);
        track.Stop();
        var goes = Next(mixer, Rate);
        ((int)goes[Rate / 2]).ShouldBeInRange(7000, 7150);
        ((int)goes[^1]).ShouldBeLessThan(50);
        mixer.IsAudible.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_fade_a_stopped_track_is_silent_at_once()
    {
        var track = new ClipTrack(Level(100), loop: true);
        var mixer = new SoundMixer();
        mixer.Add(track);
        Next(mixer, 3);
        track.Stop();
        Next(mixer, 3).ShouldAllBe(sample => sample == 0);
    }

    [Fact]
    public void A_clip_keeps_its_place_when_the_rate_changes()
    {
        var clip = new SoundClip(new AudioFrame(Enumerable.Range(0, Rate).Select(i => (short)(i < Rate / 2 ? 0 : 1000)).ToArray(), Rate));
        var mixer = new SoundMixer();
        mixer.Add(new ClipTrack(clip));
        mixer.Mix(Rate / 2 - 1600, Rate);
        var rest = mixer.Mix(24_000, 24_000).Samples.Span;
        ((int)rest[2000]).ShouldBeInRange(-60, 60);
        ((int)rest[3000]).ShouldBeInRange(940, 1060);
    }

    [Fact]
    public void Mixing_allocates_nothing_but_the_frame()
    {
        var mixer = new SoundMixer();
        mixer.Add(new ClipTrack(Level(100), loop: true));
        mixer.Add(new ClipTrack(Level(50), loop: true, volume: 0.3f));
        var main = AudioFrame.Silence(TimeSpan.FromMilliseconds(20), Rate);
        mixer.Mix(main);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            mixer.Mix(main);
        var perFrame = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        perFrame.ShouldBeLessThan((main.Samples.Length * sizeof(short)) + 120);
    }

    [Fact]
    public void Built_in_sounds_are_audible_and_loop_without_a_click()
    {
        foreach (var clip in new[] { BuiltInSounds.Keyboard, BuiltInSounds.Room })
        {
            var samples = clip.At(24_000).Samples.ToArray();
            samples.Max(sample => Math.Abs((int)sample)).ShouldBeInRange(200, 16_000);
            Math.Abs(samples[0] - samples[^1]).ShouldBeLessThan(400);
        }
    }
}
