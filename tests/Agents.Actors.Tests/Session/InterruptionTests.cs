using Agents.Messages;
using Agents.Testing;
using AIFunctionFactory = Microsoft.Extensions.AI.AIFunctionFactory;

namespace Agents.Actors.Tests.Session;

public class InterruptionTests
{
    private const string TenSeconds = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
        + " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";

    private const string Count = "one two three four five six seven eight nine ten";

    private static AgentDefinition With(AgentDefinition agent, Func<InterruptionOptions, InterruptionOptions> change) => agent with
    {
        Options = agent.Options
            with { TurnHandling = agent.Options.TurnHandling with { Interruption = change(agent.Options.TurnHandling.Interruption) } },
    };

    private static ScriptedCall Call(string answer = TenSeconds, Func<InterruptionOptions, InterruptionOptions>? change = null)
        => Calls.With(_ => new(answer), agent => change is null ? agent : With(agent, change));

    [Fact]
    public void Checklist_59_a_barge_in_stops_an_output_that_cannot_pause()
    {
        using var call = Call(change: options => options with { ResumeFalseInterruption = false });
        call.CallerSays("tell me", at: 0.5, lasts: 2).CallerSays("stop that", at: 5, lasts: 1).RunTo(8);
        call.AgentStates().Take(5).ShouldBe(["0 Listening", "3 Thinking", "3.5 Speaking", "5.5 Listening", "6.5 Thinking"]);
        call.Conversation()[1].ShouldBe("assistant: one two three four five six seven eight…");
        call.HeardBetween(5.52, 6.9).ShouldBe(0);
        call.All<ConversationItemAdded>().ElementAt(2).Event.Intended!.Value.Value.ShouldBe(TenSeconds);
    }

    [Fact]
    public void Checklist_60_a_short_noise_does_not_interrupt()
    {
        using var call = Call(Count);
        call.CallerSays("count", at: 0.5, lasts: 1).CallerMakesNoise(at: 3, lasts: 0.4).RunTo(10);
        call.Conversation().ShouldBe(["user: count", $"assistant: {Count}"]);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "5 Listening"]);
        call.All<AgentFalseInterruption>().ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_61_62_too_few_words_do_not_interrupt_and_begin_the_next_turn()
    {
        using var call = Call(change: options => options with { MinWords = 3, ResumeFalseInterruption = false });
        call.CallerSays("tell me", at: 0.5, lasts: 2).CallerSays("Stop!", at: 5, lasts: 1).CallerSays("ok, stop!", at: 7,
            lasts: 1).RunTo(10);
        call.All<UserTurnEnded>().Select(each
            => each.Event.Verdict).ShouldBe([TurnVerdict.Answered, TurnVerdict.Kept, TurnVerdict.Answered]);
        call.AgentStates()[3].ShouldBe("8.22 Listening");
        call.Conversation()[2].ShouldBe("user: Stop! ok, stop!");
    }

    [Fact]
    public void Checklist_63_a_barge_in_pauses_first_and_the_words_make_it_an_interruption()
    {
        using var call = Call();
        call.CallerSays("tell me", at: 0.5, lasts: 2).CallerSays("stop that", at: 5, lasts: 1).RunTo(8);
        call.AgentStates().Take(5).ShouldBe(["0 Listening", "3 Thinking", "3.5 Speaking", "5.5 Listening", "6.5 Thinking"]);
        call.Conversation().Take(3).ShouldBe(["user: tell me", "assistant: one two three four five six seven eight…", "user: stop that"]);
        call.HeardBetween(5.52, 6.9).ShouldBe(0);
    }

    [Fact]
    public void Checklist_64_a_false_interruption_goes_on_from_the_same_sample()
    {
        using var call = Call(Count);
        call.CallerSays("count", at: 0.5, lasts: 1).CallerMakesNoise(at: 3, lasts: 0.6).RunTo(15);
        // silenced at 3.5; the noise ends at 3.6, is known to have ended at 4.1; 2 s later the speech goes on
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "3.5 Listening", "6.1 Speaking", "7.58 Listening"]);
        call.All<AgentFalseInterruption>().Single().Event.Resumed.ShouldBeTrue();
        call.Conversation().ShouldBe(["user: count", $"assistant: {Count}"]);
        var sound = call.Heard.SelectMany(played => played.Frame.Samples.ToArray()).ToArray();
        var words = Enumerable.Range(0, 10).SelectMany(word => Enumerable.Repeat((short)(100 + word), 6000)).ToArray();
        sound.ShouldBe(words);
    }

    [Fact]
    public void Checklist_65_words_just_before_the_timeout_prevent_the_resume()
    {
        using var call = Calls.With(_ => new(TenSeconds), stt: script => new ScriptedStt(script) { FinalAfter = 2.3 });
        call.CallerSays("tell me", at: 0.5, lasts: 1).CallerSays("wait", at: 6, lasts: 1).RunTo(12);
        call.All<AgentFalseInterruption>().ShouldBeEmpty();
        call.Conversation().Count.ShouldBe(3);
        call.Conversation()[2].ShouldBe("user: wait");
    }

    [Fact]
    public void Checklist_66_more_noise_keeps_the_pause_and_starts_the_timer_anew()
    {
        using var call = Call(Count);
        call.CallerSays("count", at: 0.5, lasts: 1).CallerMakesNoise(at: 3, lasts: 0.6).CallerMakesNoise(at: 5, lasts: 0.3).RunTo(15);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "3.5 Listening", "7.8 Speaking", "9.28 Listening"]);
        call.All<AgentFalseInterruption>().Count().ShouldBe(1);
    }

    [Fact]
    public void Checklist_69_a_cough_before_the_reply_only_delays_it()
    {
        using var call = Calls.With(null!, llm: new ScriptedLlm(_ => new(Count)) { FirstToken = 0.05, Complete = 0.05 },
            tts: new ScriptedTts { FirstSound = 0.05 });
        call.CallerSays("count", at: 0.5, lasts: 2).CallerMakesNoise(at: 3, lasts: 0.3).RunTo(12);
        call.AgentStates().ShouldBe(["0 Listening", "3 Thinking", "3.8 Speaking", "6.3 Listening"]);
        call.Conversation().ShouldBe(["user: count", $"assistant: {Count}"]);
        call.All<SpeechCreated>().Single().Event.Handle.Interrupted.ShouldBeFalse();
    }

    [Fact]
    public void Checklist_70_words_while_the_agent_thinks_leave_no_assistant_item()
    {
        using var call = Calls.With(null!, llm: new ScriptedLlm(_ => new(Count)) { FirstToken = 3, Complete = 3 });
        call.CallerSays("count to ten", at: 0.5, lasts: 1).CallerSays("no wait to five", at: 3, lasts: 1).RunTo(20);
        call.Conversation().ShouldBe(["user: count to ten", "user: no wait to five", $"assistant: {Count}"]);
        call.All<SpeechCreated>().First().Event.Handle.Interrupted.ShouldBeTrue();
    }

    [Fact]
    public void Listening_words_during_speech_do_not_stop_it()
    {
        using var call = Call(Count);
        call.CallerSays("count", at: 0.5, lasts: 1).CallerSays("mhmm", at: 3, lasts: 0.3).RunTo(10);
        call.Conversation().ShouldBe(["user: count", $"assistant: {Count}"]);
        call.All<UserTurnEnded>().Last().Event.Verdict.ShouldBe(TurnVerdict.Backchannel);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "5 Listening"]);
    }

    [Fact]
    public void Long_listening_words_pause_the_speech_and_it_goes_on()
    {
        using var call = Call(Count);
        call.CallerSays("count", at: 0.5, lasts: 1).CallerSays("okay okay", at: 3, lasts: 0.8).RunTo(15);
        call.Conversation().ShouldBe(["user: count", $"assistant: {Count}"]);
        call.All<AgentFalseInterruption>().Single().Event.Resumed.ShouldBeTrue();
        call.HeardBetween(0, 15).ShouldBe(2.5, 1e-6);
    }

    [Fact]
    public void An_answer_before_the_end_of_a_question_is_an_answer()
    {
        var answers = new Queue<string>(["shall I book the table for you now or would you like to think about it?", "booked"]);
        using var call = Calls.With(_ => new(answers.Dequeue()));
        call.CallerSays("a table please", at: 0.5, lasts: 1).CallerSays("okay sure", at: 5, lasts: 0.7).RunTo(12);
        call.Conversation().Count.ShouldBe(4);
        call.Conversation()[2].ShouldBe("user: okay sure");
        call.Conversation()[3].ShouldBe("assistant: booked");
    }

    [Fact]
    public void Checklist_74_a_protected_speech_goes_on_and_the_words_are_kept_out()
    {
        using var call = Call();
        call.RunTo(1);
        var handle = call.Session.Say(Count, allowInterruptions: false);
        call.CallerSays("stop that now", at: 2, lasts: 1).RunTo(6);
        call.Conversation().ShouldBe([$"assistant: {Count}"]);
        call.All<UserInputTranscribed>().ShouldBeEmpty(); // T2, 57: the recogniser got silence
        call.UserStates().ShouldBe(["2 Speaking", "3 Listening"]); // VAD got the real sound
        Should.Throw<InvalidOperationException>(() => call.Session.Say(Count, allowInterruptions: false).Interrupt());
        handle.Interrupted.ShouldBeFalse();
    }

    [Fact]
    public void Checklist_74_force_stops_a_protected_speech()
    {
        using var call = Call();
        call.RunTo(1);
        var handle = call.Session.Say(TenSeconds, allowInterruptions: false);
        call.RunTo(3);
        handle.Interrupt(force: true);
        call.RunTo(4);
        handle.Done.ShouldBeTrue();
        call.Conversation().Single().ShouldEndWith("…");
    }

    [Fact]
    public void D2_words_during_a_protected_speech_are_stored_when_they_are_heard()
    {
        using var call = Call(change: options => options with { DiscardAudioIfUninterruptible = false });
        call.RunTo(1);
        call.Session.Say(TenSeconds, allowInterruptions: false);
        call.CallerSays("stop that now", at: 2, lasts: 1).RunTo(20);
        call.All<UserTurnEnded>().Single().Event.Verdict.ShouldBe(TurnVerdict.Stored);
        call.Conversation().ShouldBe(["user: stop that now", $"assistant: {TenSeconds}"]);
    }

    [Fact]
    public void Checklist_103_an_interruption_does_not_lose_a_tool_that_runs()
    {
        var booked = 0;
        ScriptedCall call = null!;
        var book = AIFunctionFactory.Create(async () =>
        {
            booked++;
            await Task.Delay(TimeSpan.FromSeconds(4), call.Time);
            return "booked";
        }, "book", "Books a table.");
        using (call = Calls.With(
            context => context.Items.OfType<FunctionCall>().Any() ? new("anything else") : ScriptedAnswer.Call("book"),
            agent => agent with { Tools = [book] }))
        {
            call.CallerSays("book a table", at: 0.5, lasts: 1).CallerSays("are you there", at: 4, lasts: 1).RunTo(20);
            booked.ShouldBe(1);
            var executed = call.All<FunctionToolsExecuted>().Single();
            executed.Event.Outputs.Single().Output.ShouldBe("booked");
            executed.Event.HasToolReply.ShouldBeFalse();
            executed.At.ShouldBe(6.3, 0.001);
            call.Conversation().ShouldBe(["user: book a table", "user: are you there", "assistant: anything else"]);
        }
    }

    [Fact]
    public void Checklist_56_nothing_interrupts_while_the_line_may_echo()
    {
        using var call = Calls.With(_ => new(TenSeconds), agent => agent
            with { Options = agent.Options with { AecWarmupDuration = TimeSpan.FromSeconds(3) } });
        call.CallerSays("tell me", at: 0.5, lasts: 1).CallerSays("stop that", at: 3, lasts: 1).CallerSays("stop now", at: 7,
            lasts: 1).RunTo(12);
        call.AgentStates().Take(4).ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "7.5 Listening"]);
        call.Conversation()[2].ShouldBe("user: stop now");
    }

    [Fact]
    public void A_sentence_of_the_turn_before_is_never_heard_in_the_next()
    {
        var turn = 0;
        using var call = Calls.With(_ => new(++turn == 1 ? TenSeconds : "short"));
        call.CallerSays("tell me", at: 0.5, lasts: 1).CallerSays("something else", at: 4, lasts: 1).RunTo(15);
        call.Heard.Where(played => call.Seconds(played.At) > 4.6).Select(played => played.Speech).Distinct().ShouldBe([2]);
        call.HeardBetween(4.6, 15).ShouldBe(0.26, 0.001);
    }
}
