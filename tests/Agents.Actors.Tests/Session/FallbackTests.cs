using Agents.Inference;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>Lists of services that stand in for one another, in a session.</summary>
public class FallbackTests
{
    private static IEnumerable<string> Changes(ScriptedCall call)
        => call.All<ServiceAvailabilityChanged>().Select(change => $"{Math.Round(change.At, 2)} {change.Event.Model} {(change.Event.Available ? "well" : "ill")}");

    [Fact]
    public void Checklist_117_a_failed_model_is_skipped_until_a_probe_succeeds_and_each_change_is_told_once()
    {
        var failures = new Queue<int>([1, 1]); // the first answer and the first probe fail
        var first = new ScriptedLlm(_ => new("from the first") { Failures = failures.TryDequeue(out var failed) ? failed : 0 }) { Name = "first" };
        var second = new ScriptedLlm(_ => new("from the second")) { Name = "second" };
        using var call = Calls.With(_ => new(""), agent => agent with { Llm = new FallbackLlm([first, second]) });
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("again", at: 5, lasts: 1).CallerSays("and again", at: 20, lasts: 1).RunTo(25);
        call.Conversation().ShouldBe(["user: hello", "assistant: from the second", "user: again", "assistant: from the second",
            "user: and again", "assistant: from the first"]);
        // ill at 2, probed after 5 s and, in vain, again after 10 s more: well with the first word
        Changes(call).ShouldBe(["2 scripted/first ill", "17.1 scripted/first well"]);
        call.ShouldHaveNoErrors();
        first.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public void Checklist_118_a_recogniser_that_dies_in_mid_utterance_loses_no_word()
    {
        var hearing = new ScriptedCaller();
        ScriptedStt? first = null, second = null;
        using var call = Calls.With(_ => new("yes"), agent =>
        {
            first = new ScriptedStt(hearing) { Name = "first", DyingStreams = 2, DiesAfter = 0.7 };
            second = new ScriptedStt(hearing) { Name = "second" };
            return agent with { Stt = new FallbackStt([first, second]) };
        });
        hearing.Says("one two three four five", at: 1, lasts: 1.5);
        call.CallerSays("one two three four five", at: 1, lasts: 1.5).RunTo(6);
        call.Conversation().ShouldBe(["user: one two three four five", "assistant: yes"]);
        call.All<UserInputTranscribed>().Count().ShouldBe(1);
        Changes(call).Count().ShouldBe(1);
        call.ShouldHaveNoErrors();
    }

    [Fact]
    public void Checklist_116_118_voices_of_different_rates_give_one_rate_and_every_word_once()
    {
        var first = new ScriptedTts { Name = "first", SampleRate = 16_000 };
        first.DeathsAfterWords.Enqueue(2);
        var second = new ScriptedTts { Name = "second", SampleRate = 24_000 };
        using var call = Calls.With(_ => new("one two three four five"), agent => agent with { Tts = new FallbackTts([first, second]) });
        call.CallerSays("count", at: 0.5, lasts: 1).RunTo(8);
        call.Heard.Select(played => played.Frame.SampleRate).Distinct().ShouldBe([24_000]);
        call.Conversation().ShouldBe(["user: count", "assistant: one two three four five"]);
        second.Spoken.Single().Trim().ShouldBe("three four five");
        call.HeardBetween(0, 8).ShouldBe(1.25, 0.021);
        call.ShouldHaveNoErrors();
    }

    [Fact]
    public void Checklist_117_one_actor_of_the_node_knows_who_is_well_for_all_sessions()
    {
        var first = new ScriptedLlm(_ => new("never") { Failures = 1 }) { Name = "first" };
        var second = new ScriptedLlm(_ => new("from the second")) { Name = "second" };
        using var call = Calls.With(_ => new(""), agent => agent with { Llm = new FallbackLlm([first, second]) });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(3);
        ((Kernel.ExtendedActorSystem)call.System).PrintTree().ShouldContain("availability");
        var other = call.Time.Run(() => Kernel.Futures.Ask<SessionStarted>(call.Region, new StartSession("other", call.Agent), (TimeSpan?)null)).Session;
        var said = other.GenerateReply("hello");
        call.RunToEnd(() => said.WaitForPlayoutAsync());
        said.ChatItems.OfType<ChatMessage>().Last().Text.ShouldBe("from the second");
        first.Requests.Count.ShouldBe(1); // the other session did not try it at all
    }
}
