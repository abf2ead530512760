using Agents.Audio;
using Agents.Kernel.Streams;
using Agents.Testing;

namespace Agents.Actors.Tests.Background;

public class BackgroundTests
{
    private static SoundSource Hum(short level) => SoundSource.Clip(new SoundClip(
        new AudioFrame(Enumerable.Repeat(level, 24_000).ToArray(), 24_000)));

    private static ScriptedCall Call(BackgroundOptions background) => new(_ => new("It is half past twelve now my friend"),
        agent => agent with { Options = agent.Options with { Background = background } });

    /// <summary>The first sample the caller hears at a second of the call.</summary>
    private static int LevelAt(ScriptedCall call, double second)
        => call.Heard.Last(frame => call.Seconds(frame.At) <= second + 1e-9).Frame.Samples.Span[0];

    [Fact]
    public void Ambient_sound_is_heard_from_the_start_alone_and_behind_the_speech()
    {
        using var call = Call(new BackgroundOptions { Ambient = [Hum(10)] });
        call.Caller.Says("what time is it", at: 0.5, lasts: 1.5);
        call.RunTo(6);
        call.HeardBetween(0, 6).ShouldBe(6, 0.021);
        LevelAt(call, 0.1).ShouldBe(10);
        LevelAt(call, 3.1).ShouldBe(110); // the scripted voice's first word is at 100
        call.Heard.Where(frame => frame.Speech > 0).Sum(frame => frame.Frame.Duration.TotalSeconds).ShouldBe(2, 0.001);
        call.ShouldHaveConversation("user: what time is it", "assistant: It is half past twelve now my friend");
    }

    [Fact]
    public void It_goes_on_while_the_agent_is_paused_and_the_agent_goes_on_from_the_same_sample()
    {
        using var call = Call(new BackgroundOptions { Ambient = [Hum(10)] });
        call.Caller.Says("what time is it", at: 0.5, lasts: 1.5);
        call.Caller.MakesNoise(at: 3.3, lasts: 0.7);
        call.RunTo(12);
        LevelAt(call, 4.2).ShouldBe(10);
        call.Heard.Where(frame => frame.Speech > 0).Sum(frame => frame.Frame.Duration.TotalSeconds).ShouldBe(2, 0.001);
        call.ShouldHaveConversation("user: what time is it", "assistant: It is half past twelve now my friend");
    }

    [Fact]
    public void The_thinking_sound_is_heard_while_the_agent_thinks_and_only_then()
    {
        using var call = Call(new BackgroundOptions { Thinking = [Hum(20)] });
        call.Caller.Says("what time is it", at: 0.5, lasts: 1.5);
        call.RunTo(6);
        call.AgentShouldBeSilent(0, 2.4);
        LevelAt(call, 2.6).ShouldBe(20);
        LevelAt(call, 3.1).ShouldBe(100);
        call.AgentShouldBeSilent(5.1, 6);
    }

    [Fact]
    public void A_sound_on_request_ends_by_itself_or_when_it_is_stopped()
    {
        using var call = Call(new BackgroundOptions());
        var jingle = call.Session.PlayBackground(Hum(30));
        call.RunTo(0.5);
        jingle.Ended.IsCompleted.ShouldBeFalse();
        call.RunTo(2);
        jingle.Ended.IsCompletedSuccessfully.ShouldBeTrue();
        call.HeardBetween(0, 2).ShouldBe(1, 0.021);
        var music = call.Session.PlayBackground(Hum(30), loop: true);
        call.RunTo(4.5);
        music.Stop();
        call.RunTo(6);
        call.AgentShouldBeSilent(4.54, 6);
        music.Ended.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void A_stream_is_resampled_and_what_is_late_is_silence()
    {
        using var call = Call(new BackgroundOptions());
        var stream = new BoundedStream<AudioFrame>(TimeSpan.FromSeconds(1), static frame => frame.Duration);
        stream.Offer(new AudioFrame(Enumerable.Repeat((short)500, 4800).ToArray(), 48_000));
        var sound = call.Session.PlayBackground(SoundSource.Stream(() => stream));
        call.RunTo(0.5);
        LevelAt(call, 0.06).ShouldBeInRange(490, 510);
        LevelAt(call, 0.3).ShouldBe(0);
        stream.Complete();
        call.RunTo(0.6);
        sound.Ended.IsCompletedSuccessfully.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => call.Session.PlayBackground(SoundSource.Stream(() => stream), loop: true));
    }

    [Fact]
    public void Background_sound_and_a_lead_are_refused_together()
        => Should.Throw<SessionOptionsException>(() => new SessionOptions
        {
            OutputLead = TimeSpan.FromSeconds(1),
            Background = new BackgroundOptions { Ambient = [Hum(1)] },
        }.Validate()).Message.ShouldContain("output_lead");
}
