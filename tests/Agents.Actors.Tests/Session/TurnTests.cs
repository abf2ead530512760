using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class TurnTests
{
    private static AgentDefinition With(AgentDefinition agent, Func<TurnHandlingOptions, TurnHandlingOptions> change)
        => agent with { Options = agent.Options with { TurnHandling = change(agent.Options.TurnHandling) } };

    private static ScriptedCall Call(Func<TurnHandlingOptions, TurnHandlingOptions>? change = null, Func<ScriptedCaller,
        ScriptedStt>? stt = null)
        => Calls.With(_ => new("a fine answer"), agent => change is null ? agent : With(agent, change), stt: stt);

    private static IEnumerable<string> Turns(ScriptedCall call)
        => call.All<UserTurnEnded>().Select(each => $"{Math.Round(each.At, 2)} {each.Event.Transcript.Value} {each.Event.Reason.Trigger}");

    [Fact]
    public void Checklist_23_an_unfinished_sentence_waits_for_the_longer_delay()
    {
        using var call = Call(turns => turns with { TurnDetection = TurnDetection.Text(GrammarTurnDetector.Instance) });
        call.CallerSays("I would like a", at: 0.5, lasts: 1).CallerSays("that is all", at: 10, lasts: 1).RunTo(15);
        Turns(call).ShouldBe(["4.5 I would like a VadEndOfSpeech", "11.5 that is all VadEndOfSpeech"]);
        call.All<UserTurnEnded>().First().Event.Reason.Probability!.Value.ShouldBeLessThan(0.36);
    }

    [Fact]
    public void Checklist_26_a_late_final_decides_the_turn_at_once()
    {
        using var call = Call(stt: script => new ScriptedStt(script) { FinalAfter = 1 });
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(5);
        Turns(call).ShouldBe(["2.52 hello there FinalTranscript"]);
    }

    [Fact]
    public void Checklist_27_a_second_burst_before_the_decision_joins_the_turn()
    {
        using var call = Call(turns => turns with { Endpointing = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(1) } });
        call.CallerSays("what is", at: 0.5, lasts: 1).CallerSays("the time", at: 2.2, lasts: 1).RunTo(10);
        Turns(call).ShouldBe(["4.2 what is the time VadEndOfSpeech"]);
        call.Conversation().ShouldBe(["user: what is the time", "assistant: a fine answer"]);
    }

    [Fact]
    public void Two_finals_for_one_utterance_give_one_message_each_and_one_answer_to_both()
    {
        using var call = Calls.With(null!,
            llm: new ScriptedLlm(context
            => new($"{context.Items.OfType<ChatMessage>().Count(item => item.Role == ChatRole.User)} heard")) { FirstToken = 1,
            Complete = 1 },
            stt: script => new ScriptedStt(script) { SecondFinalAfter = 0.8 });
        call.CallerSays("first half|second half", at: 0.5, lasts: 1).RunTo(10);
        call.Conversation().ShouldBe(["user: first half", "user: second half", "assistant: 2 heard"]);
    }

    [Fact]
    public void Checklist_30_31_manual_turns_wait_for_the_application_and_promote_an_interim()
    {
        using var call = Call(turns => turns with { TurnDetection = TurnDetection.Manual }, script
            => new ScriptedStt(script) { InterimAfter = 0.3, FinalAfter = 60 });
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(5);
        Turns(call).ShouldBeEmpty();
        call.Time.Run(() => call.Session.CommitUserTurnAsync()).ShouldBe("hello");
        call.RunTo(10);
        Turns(call).ShouldBe(["7 hello Manual"]);
        call.All<UserInputTranscribed>().Last().Event.IsFinal.ShouldBeTrue();
        call.Conversation().ShouldBe(["user: hello", "assistant: a fine answer"]);
    }

    [Fact]
    public void D17_a_manual_commit_after_the_final_decides_at_once()
    {
        using var call = Call(turns => turns with { TurnDetection = TurnDetection.Manual });
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(2);
        call.Time.Run(() => call.Session.CommitUserTurnAsync()).ShouldBe("hello there");
        call.Now.ShouldBe(2);
    }

    [Fact]
    public void Checklist_32_a_commit_without_reply_stores_the_message_only()
    {
        using var call = Call(turns => turns with { TurnDetection = TurnDetection.Manual });
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(2);
        call.Time.Run(() => call.Session.CommitUserTurnAsync(skipReply: true)).ShouldBe("hello there");
        call.RunTo(6);
        call.Conversation().ShouldBe(["user: hello there"]);
        call.All<SpeechCreated>().ShouldBeEmpty();
    }

    [Fact]
    public void Clearing_the_turn_forgets_its_words()
    {
        using var call = Call(turns => turns with { TurnDetection = TurnDetection.Manual });
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(2);
        call.Session.ClearUserTurn();
        call.Time.Run(() => call.Session.CommitUserTurnAsync()).ShouldBe("");
        call.RunTo(6);
        call.Conversation().ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_39_the_callers_message_is_stored_before_the_model_answers()
    {
        using var call = Call();
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(2.05);
        call.Conversation().ShouldBe(["user: hello there"]);
    }

    [Fact]
    public void Checklist_40_a_hook_changes_this_generation_or_the_message_for_good()
    {
        using var call = Calls.With(_ => new("a fine answer"), agent => agent with
        {
            OnUserTurnCompleted = (turn, _) =>
            {
                turn.Context = turn.Context.AddMessage(ChatRole.System, "for once");
                turn.Message = turn.Message with { Content = [new TextContent(turn.Message.Text.ToUpperInvariant())] };
                return Task.CompletedTask;
            },
        });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(5);
        call.Conversation().ShouldBe(["user: HELLO", "assistant: a fine answer"]);
        call.Llm.Requests.Single().Context.Items.OfType<ChatMessage>().Select(message
            => message.Text).ShouldBe(["You are a test.", "for once", "HELLO"]);
    }

    [Fact]
    public void Checklist_41_a_hook_that_stops_the_response_leaves_nothing()
    {
        using var call = Calls.With(_ => new("never"), agent
            => With(agent with { OnUserTurnCompleted = (_, _) => throw new StopResponseException() },
            turns => turns with { PreemptiveGeneration = new PreemptiveGenerationOptions() }));
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(5);
        call.Conversation().ShouldBeEmpty();
        call.All<SpeechCreated>().Single().Event.Handle.Interrupted.ShouldBeTrue(); // D4: the early attempt is cancelled
        call.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_42_a_turn_during_a_slow_hook_waits_and_only_the_last_is_answered()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(_ => new("a fine answer"), agent => agent
            with { OnUserTurnCompleted = (_, stop) => Task.Delay(TimeSpan.FromSeconds(3), call.Time, stop) }))
        {
            call.CallerSays("first", at: 0.5, lasts: 1).CallerSays("second", at: 2.5, lasts: 1).RunTo(20);
            call.Conversation().ShouldBe(["user: first", "user: second", "assistant: a fine answer"]);
        }
    }

    [Fact]
    public void Checklist_44_a_speech_waits_while_the_caller_is_audible()
    {
        using var call = Call(turns => turns with { TurnDetection = TurnDetection.Manual });
        call.CallerMakesNoise(at: 0.5, lasts: 1.5).RunTo(1);
        call.Session.Say("excuse me");
        call.RunTo(5);
        call.AgentStates()[1].ShouldBe("2.26 Speaking"); // silent for more than 0.25 s; the sound was ready
    }

    [Theory]
    [InlineData(false, false, 2.6)] // speech ends at 1.5, decided at 2.0, model 0.3, voice 0.3
    [InlineData(true, false, 2.3)] // the model began with the final, at 1.62
    [InlineData(true, true, 2.22)] // the voice too
    public void Checklist_50_an_answer_begun_early_is_heard_earlier(bool preemptive, bool withVoice, double heardAt)
    {
        using var call = Calls.With(null!, agent => With(agent, turns => turns with
            {
                PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = preemptive, PreemptiveTts = withVoice },
            }),
            tts: new ScriptedTts { FirstSound = 0.3 }, stt: script => new ScriptedStt(script) { FinalAfter = 0.1 },
                llm: new ScriptedLlm(_ => new("a fine answer")));
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(6);
        call.AgentStates()[2].ShouldBe($"{heardAt.ToString(System.Globalization.CultureInfo.InvariantCulture)} Speaking");
        call.Conversation().ShouldBe(["user: hello there", "assistant: a fine answer"]);
        call.Llm.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Checklist_52_an_early_answer_to_other_words_is_thrown_away_unheard()
    {
        using var call = Calls.With(null!, agent => With(agent, turns => turns with
            {
                Endpointing = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(1.5) },
                    PreemptiveGeneration = new PreemptiveGenerationOptions(),
            }),
            llm: new ScriptedLlm(context => new($"you said {context.Items.OfType<ChatMessage>().Last().Text}")));
        call.CallerSays("what time", at: 0.5, lasts: 1).CallerSays("is it", at: 2.5, lasts: 1).RunTo(10);
        call.Conversation().ShouldBe(["user: what time is it", "assistant: you said what time is it"]);
        call.Tts.Spoken.ShouldBe(["you said what time is it"]);
        call.All<SpeechCreated>().Select(each
            => (each.Event.Preemptive, each.Event.Handle.Interrupted)).ShouldBe([(true, true), (true, false)]);
    }

    [Fact]
    public void Checklist_84_a_missing_transcript_is_noticed()
    {
        using var call = Calls.With(_ => new("a fine answer"), agent => agent
            with { Options = agent.Options with { TranscriptionTimeout = TimeSpan.FromSeconds(2) } });
        call.CallerMakesNoise(at: 0.5, lasts: 1).CallerSays("hello", at: 10, lasts: 1).RunTo(20);
        var late = call.All<UserTranscriptionTimeout>().Single();
        late.At.ShouldBe(3.5, 0.001);
        late.Event.SpeechDuration.TotalSeconds.ShouldBe(1.0, 0.021);
    }

    [Fact]
    public void Checklist_119_latencies_of_a_turn_add_up()
    {
        using var call = Call();
        call.CallerSays("hello there", at: 0.5, lasts: 1).RunTo(6);
        var (user, agent) = (call.All<ConversationItemAdded>().ElementAt(1).Event.Metrics!,
            call.All<ConversationItemAdded>().Last().Event.Metrics!);
        call.Seconds(user.StartedSpeakingAt!.Value).ShouldBe(0.5, 1e-6);
        call.Seconds(user.StoppedSpeakingAt!.Value).ShouldBe(1.5, 1e-6);
        user.TranscriptionDelay!.Value.TotalSeconds.ShouldBe(0.22, 1e-6);
        user.EndOfTurnDelay!.Value.TotalSeconds.ShouldBe(0.5, 1e-6);
        user.TranscriptConfidence!.Value.ShouldBe(0.9, 1e-9);
        agent.LlmTtft!.Value.TotalSeconds.ShouldBe(0.1, 1e-6);
        agent.E2eLatency!.Value.TotalSeconds.ShouldBe(1.0, 1e-6);
        call.Seconds(agent.StoppedSpeakingAt!.Value).ShouldBe(3.26, 1e-6);
    }

    [Fact]
    public void Checklist_21_usage_follows_every_measurement_and_adds_up()
    {
        using var call = Call();
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("hello", at: 5, lasts: 1).RunTo(10);
        call.All<MetricsCollected>().Count().ShouldBe(call.All<SessionUsageUpdated>().Count());
        var usage = call.All<SessionUsageUpdated>().Last().Event.Usage;
        usage.Single(model
            => model.Kind == "llm").ShouldBe(new ModelUsage("llm", "scripted", "scripted/llm") { InputTokens = 20, OutputTokens = 10 });
        usage.Single(model => model.Kind == "tts").AudioDuration.TotalSeconds.ShouldBe(1.5);
    }
}
