using Agents.Actors.Tests.Session;
using Agents.Inference;
using Agents.Messages;
using Agents.Testing;
using static Agents.Actors.Tests.Handoff.TestAgents;

namespace Agents.Actors.Tests.Handoff;

public class LiveChangeTests
{
    private static readonly TimeSpan One = TimeSpan.FromSeconds(1);

    private static void Update(ScriptedCall call, SessionUpdate update) => call.Time.Run(() => call.Session.UpdateAsync(update));

    [Fact]
    public void Checklist_4_options_changed_at_run_time_still_hold_after_a_handoff()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked());
        Update(call, new SessionUpdate { Options = new OptionOverrides { MinEndpointingDelay = 1.5 * One } });
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("again", at: 8, lasts: 1).RunTo(7);
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "next" }));
        call.RunTo(16);
        call.All<UserTurnEnded>().Select(turn => Math.Round(turn.At, 2)).ShouldBe([3.0, 10.5]);
    }

    [Fact]
    public void Checklist_3_an_agents_own_delay_holds_while_it_has_the_conversation()
    {
        using var call = Call(new Agent { Options = new OptionOverrides { MinEndpointingDelay = 1.5 * One } }, CallsWhatIsAsked());
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("again", at: 8, lasts: 1).RunTo(7);
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "next" }));
        call.RunTo(16);
        call.All<UserTurnEnded>().Select(turn => Math.Round(turn.At, 2)).ShouldBe([3.0, 9.5]);
    }

    [Fact]
    public void A_change_out_of_range_changes_nothing()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked());
        var wrong = new SessionUpdate { Options = new OptionOverrides { MinEndpointingDelay = 20 * One, AllowInterruptions = false } };
        Should.Throw<SessionOptionsException>(() => Update(call, wrong)).Message.ShouldContain("min_delay is 00:00:20");
        call.Session.Setup.Seat.Changes.ShouldBe(SessionUpdate.None);
        call.Session.Say("hello").AllowInterruptions.ShouldBeTrue();
    }

    private sealed class Learning : Agent
    {
        public Learning() => Instructions = "Old.";

        [AgentTool]
        public async Task<string> LearnAsync()
        {
            await Session.UpdateInstructionsAsync("New.");
            await Session.UpdateToolsAsync([ToolFunction.Create(() => "", "later")]);
            return "learned";
        }
    }

    [Fact]
    public void Checklist_96_instructions_and_tools_updated_inside_a_tool_are_in_the_follow_up_request()
    {
        using var call = Call(new Learning(), context => context.Items[^1] is ChatMessage { Text: "learn" } ? ScriptedAnswer.Call("learn") : new("done"));
        call.CallerSays("learn", at: 0.5, lasts: 1).RunTo(8);
        call.Llm.Requests.Select(asked => asked.Context.Items.OfType<ChatMessage>().First().Text).ShouldBe(["Old.", "New."]);
        call.Llm.Requests.Select(asked => string.Join(' ', asked.Tools.Select(tool => tool.Name))).ShouldBe(["learn", "later"]);
        call.Conversation()[^1].ShouldBe("assistant: done");
        var updates = call.Session.Setup.Journal.State.Items.OfType<AgentConfigUpdate>().Skip(1).ToList();
        updates[0].Instructions.ShouldBe("New.");
        updates[1].ToolsAdded.ShouldBe(["later"]);
        updates[1].ToolsRemoved.ShouldBe(["learn"]);
    }

    [Fact]
    public void Calls_of_functions_that_are_gone_leave_the_agents_context_and_stay_in_the_record()
    {
        using var call = Call(new Learning(), context => context.Items[^1] is ChatMessage { Text: "learn" } ? ScriptedAnswer.Call("learn") : new("done"));
        call.CallerSays("learn", at: 0.5, lasts: 1).RunTo(8);
        call.RunToEnd(() => call.Session.UpdateToolsAsync([]));
        call.Session.ChatContext.Items.OfType<FunctionCall>().ShouldBeEmpty();
        call.Session.Setup.Journal.State.Items.OfType<FunctionCall>().Count().ShouldBe(1);
        Should.Throw<SessionOptionsException>(() => call.Time.Run(() => call.Session.UpdateToolsAsync(
            [ToolFunction.Create(() => "", "a"), ToolFunction.Create(() => "", "a")])));
    }

    [Fact]
    public void The_agents_context_can_be_replaced()
    {
        using var call = Call(new Agent { Instructions = "Be kind." }, CallsWhatIsAsked());
        var known = ChatContext.Empty.AddMessage(ChatRole.User, "I am Ann.").Add(new FunctionCall("1", "unknown", "{}"))
            .Add(new FunctionCallOutput("1", "gone"));
        call.Time.Run(() => call.Session.UpdateChatContextAsync(known));
        call.RunToEnd(() => call.Session.GenerateReply("who am I").WaitForPlayoutAsync());
        call.Llm.Requests.Single().Context.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["Be kind.", "I am Ann.", "who am I"]);
        call.Llm.Requests.Single().Context.Items.OfType<FunctionCall>().ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_97_another_voice_speaks_from_the_next_stretch_on_and_a_failing_swap_changes_nothing()
    {
        var other = new ScriptedTts();
        using var call = Call(new Agent(), CallsWhatIsAsked());
        call.Session.Say("one two three four");
        call.Session.Say("five six");
        call.RunTo(0.5);
        Should.Throw<NotSupportedException>(() => Update(call, new SessionUpdate { Tts = new DeadTts(), Llm = new ScriptedLlm(_ => new("never")) }));
        call.Session.Setup.Seat.Changes.ShouldBe(SessionUpdate.None);
        Update(call, new SessionUpdate { Tts = other });
        call.Session.Say("seven");
        call.RunTo(6);
        call.Tts.Spoken.ShouldBe(["one two three four", "five six"]);
        other.Spoken.ShouldBe(["seven"]);
        call.Conversation().ShouldBe(["assistant: one two three four", "assistant: five six", "assistant: seven"]);
    }

    [Fact]
    public void Another_model_answers_and_another_detector_listens()
    {
        var other = new ScriptedLlm(_ => new("I am new"));
        using var call = Call(new Agent(), CallsWhatIsAsked());
        call.RunTo(0.1);
        Update(call, new SessionUpdate { Llm = other, Vad = call.Agent.Vad!.Invoke });
        call.CallerSays("hello", at: 1, lasts: 1).RunTo(8);
        call.Conversation().ShouldBe(["user: hello", "assistant: I am new"]);
        call.UserStates().ShouldBe(["1 Speaking", "2 Listening"]);
    }

    [Fact]
    public void S23_turns_taken_by_hand_wait_for_the_hand()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked());
        Update(call, new SessionUpdate { Options = new OptionOverrides { TurnDetection = TurnDetection.Manual } });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(6);
        call.Conversation().ShouldBeEmpty();
        call.RunToEnd(() => call.Session.CommitUserTurnAsync());
        call.RunTo(10);
        call.Conversation().ShouldBe(["user: hello", "assistant: a fine answer"]);
    }

    [Fact]
    public void Checklist_58_a_replaced_output_ends_the_speech_and_the_next_one_goes_there()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked());
        var first = call.Session.Say("one two three four five six");
        call.RunTo(0.9);
        var heard = new List<PlayedFrame>();
        var output = call.Time.Run(call.Session.ReplaceOutputAsync);
        call.Time.Run(() =>
        {
            _ = CollectAsync(output, heard);
            return Task.CompletedTask;
        });
        var second = call.Session.Say("seven eight");
        call.RunTo(5);
        (first.Done, second.Done).ShouldBe((true, true));
        call.Conversation().ShouldBe(["assistant: one two three…", "assistant: seven eight"]);
        heard.Count.ShouldBe(25);
        heard.ShouldAllBe(played => played.Speech == second.Number);
        call.Heard.ShouldAllBe(played => played.Speech == first.Number);
    }

    [Fact]
    public void S22_sound_of_the_caller_that_is_switched_off_is_not_heard_and_words_before_are_kept()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked());
        call.CallerSays("in the", at: 0.5, lasts: 0.6).CallerSays("unheard", at: 1.4, lasts: 2).CallerSays("middle", at: 6, lasts: 1).RunTo(1.35);
        call.Session.EnableAudioInput(false);
        call.RunTo(5);
        call.Session.EnableAudioInput(true);
        call.RunTo(12);
        call.Conversation().ShouldNotContain(line => line.Contains("unheard", StringComparison.Ordinal));
        call.Conversation().ShouldContain("user: in the");
        call.Conversation().ShouldContain("user: middle");
    }

    [Fact]
    public void S22_a_caller_who_is_cut_off_is_silent_at_once()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked());
        call.CallerSays("a long story", at: 0.5, lasts: 5).RunTo(2);
        call.Session.EnableAudioInput(false);
        call.RunTo(3);
        call.UserStates().ShouldBe(["0.5 Speaking", "2 Listening"]);
    }

    [Fact]
    public void S22_a_voice_that_is_switched_off_leaves_text()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked());
        call.RunTo(0.1);
        call.Session.EnableAudioOutput(false);
        call.RunToEnd(() => call.Session.Say("in silence").WaitForPlayoutAsync());
        call.Tts.Spoken.ShouldBeEmpty();
        call.Session.EnableAudioOutput(true);
        call.RunToEnd(() => call.Session.Say("aloud").WaitForPlayoutAsync());
        call.Tts.Spoken.ShouldBe(["aloud"]);
        call.Conversation().ShouldBe(["assistant: in silence", "assistant: aloud"]);
        call.AgentStates()[1].ShouldBe("0.1 Speaking");
    }

    [Fact]
    public void User_data_is_the_applications_own_and_typed()
    {
        using var call = Call(new Agent(), CallsWhatIsAsked(), userData: new List<int> { 7 });
        call.Session.UserData<List<int>>().ShouldBe([7]);
        Should.Throw<InvalidOperationException>(call.Session.UserData<string>).Message.ShouldContain("List`1");
        using var bare = Call(new Agent(), CallsWhatIsAsked());
        Should.Throw<InvalidOperationException>(bare.Session.UserData<string>).Message.ShouldContain("no user data");
    }

    private static async Task CollectAsync(Kernel.Streams.BoundedStream<PlayedFrame> output, List<PlayedFrame> heard)
    {
        await foreach (var played in output.ReadAllAsync())
            heard.Add(played);
    }

    private sealed class DeadTts : ITextToSpeech
    {
        public event Action<ComponentError>? Error { add { } remove { } }

        public event Action<ComponentMetrics>? MetricsCollected { add { } remove { } }

        public string Model => "dead";

        public string Provider => "none";

        public string Label => "DeadTts";

        public TtsCapabilities Capabilities => new(AlignedTranscript: false, Streaming: true);

        public int SampleRate => 24_000;

        public int Channels => 1;

        public void Prewarm(IActorRefFactory? parent = null) => throw new NotSupportedException("no such voice");

        public ISynthesizeStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
            => throw new NotSupportedException();

        public IInferenceStream<SynthesizedAudio> Synthesize(string text, ApiConnectOptions? connect = null, IActorRefFactory? parent = null,
            string? name = null) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
