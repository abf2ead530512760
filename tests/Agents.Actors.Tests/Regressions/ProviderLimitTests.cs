using Agents.Actors.Tests.Session;
using Agents.Testing;

namespace Agents.Actors.Tests.Regressions;

/// <summary>A provider that ends its streams after 8 minutes: a planned reconnect before, without a gap.</summary>
public class ProviderLimitTests
{
    private const double EightMinutes = 480;

    private static ScriptedCall Call() => Calls.With(_ => new("yes"), stt: caller => new ScriptedStt(caller) { StreamLimit = EightMinutes });

    [Fact]
    public void The_stream_is_renewed_in_a_silence_and_no_word_is_lost()
    {
        using var call = Call();
        call.CallerSays("words across the seventh minute", at: 415, lasts: 10).CallerSays("words across the eighth", at: 476, lasts: 8)
            .CallerSays("and later", at: 500, lasts: 1).RunTo(600);
        call.Conversation().Where(line => line.StartsWith("user", StringComparison.Ordinal))
            .ShouldBe(["user: words across the seventh minute", "user: words across the eighth", "user: and later"]);
        call.Stt.Streams.ShouldBe(2);
        call.Stt.Heard.TotalSeconds.ShouldBe(600, 0.05);
        call.ShouldHaveNoErrors();
    }

    [Fact]
    public void A_caller_who_never_pauses_is_handed_over_at_the_limit()
    {
        using var call = Calls.With(_ => new("yes"), agent => agent with
        {
            Options = agent.Options with { SttStreamLimit = TimeSpan.FromSeconds(20) },
        });
        call.CallerSays("a very long story", at: 1, lasts: 30).CallerSays("the end", at: 40, lasts: 1).RunTo(49);
        call.Stt.Streams.ShouldBe(3); // at 20 s in the middle of the story, at 35 s in silence
        call.Stt.Heard.TotalSeconds.ShouldBe(49, 0.05);
        call.Conversation()[^2].ShouldEndWith("the end");
        call.ShouldHaveNoErrors();
    }

    [Theory]
    [InlineData(419, true, false)]
    [InlineData(420, true, true)]
    [InlineData(420, false, false)]
    [InlineData(479.9, false, false)]
    [InlineData(480, false, true)]
    public void A_silence_in_the_last_minute_or_the_limit_itself_renews(double age, bool silent, bool due)
        => new StreamRenewal(TimeSpan.FromSeconds(EightMinutes)).IsDue(TimeSpan.FromSeconds(age), silent).ShouldBe(due);

    [Fact]
    public void Without_a_limit_nothing_is_renewed() => new StreamRenewal(null).IsDue(TimeSpan.FromDays(1), true).ShouldBeFalse();
}
