using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>What history keeps of an answer that was cut: "one" to "ten", four words a second, from 2.5 s on.</summary>
public class HeardTextTests
{
    private const string Count = "one two three four five six seven eight nine ten";

    private static ScriptedCall Call(ScriptedTts? tts = null, Func<InterruptionOptions, InterruptionOptions>? change = null)
        => Calls.With(_ => new(Count), agent => agent with
        {
            Options = agent.Options with
            {
                TurnHandling = agent.Options.TurnHandling with { Interruption = (change ?? (same => same))(agent.Options.TurnHandling.Interruption) },
            },
        }, tts).CallerSays("count", at: 0.5, lasts: 1);

    [Fact]
    public void Marks_of_the_device_come_before_the_clock()
    {
        using var call = Call();
        call.CallerSays("stop that", at: 3, lasts: 1);
        call.RunTo(3.2);
        call.Session.PlaybackMark(1, TimeSpan.FromSeconds(0.3)); // the line is 0.4 s long
        call.RunTo(6);
        call.Conversation()[1].ShouldBe("assistant: one two three…"); // at 3.5: 0.6 s, not 1.0
    }

    [Fact]
    public void Checklist_72_with_a_pause_in_between_the_words_begun_before_the_position_are_stored()
    {
        using var call = Call(change: options => options with { FalseInterruptionTimeout = TimeSpan.FromSeconds(0.5) });
        call.CallerMakesNoise(at: 2.7, lasts: 0.6).CallerSays("stop that", at: 4.5, lasts: 1).RunTo(8);
        // heard from 2.5 to 3.2 and, after the noise, from 4.3 to 5.0: 1.4 s
        call.AgentStates().Skip(2).Take(4).ShouldBe(["2.5 Speaking", "3.2 Listening", "4.3 Speaking", "5 Listening"]);
        call.Conversation()[1].ShouldBe("assistant: one two three four five six…");
    }

    [Fact]
    public void Checklist_71_an_interruption_before_the_next_stretch_is_heard_leaves_what_was_heard()
    {
        var answers = new Queue<ScriptedAnswer>([new("Let me look.") { Calls = ScriptedAnswer.Call("look").Calls }, new("Nothing to be found here")]);
        using var call = Calls.With(_ => answers.Count > 0 ? answers.Dequeue() : new("Fine"), agent => agent with
        {
            Tools = [Microsoft.Extensions.AI.AIFunctionFactory.Create(() => "nothing", "look", "Looks.")],
        }, new ScriptedTts { FirstSound = 0.6 });
        call.CallerSays("find it", at: 0.5, lasts: 1).CallerSays("forget it", at: 3.6, lasts: 0.6).RunTo(8);
        call.Conversation().ShouldBe(["user: find it", "assistant: Let me look.", "user: forget it", "assistant: Fine"]);
    }

    [Fact]
    public void Checklist_73_promised_times_that_never_come_give_plain_text_and_one_warning()
    {
        using var call = Call(new ScriptedTts { WithholdsTimes = true });
        var warnings = new List<string>();
        call.System.EventStream.Subscribe(call.System.ActorOf(Props.Create(() => new Ear(warnings))), typeof(Warning));
        call.CallerSays("again", at: 6, lasts: 1).RunTo(12);
        call.Conversation().ShouldBe(["user: count", $"assistant: {Count}", "user: again", $"assistant: {Count}"]);
        warnings.Single().ShouldContain("promises times of words");
    }

    [Fact]
    public void Checklist_68_without_a_timeout_the_speech_is_stopped_and_nothing_is_told()
    {
        using var call = Call(change: options => options with { FalseInterruptionTimeout = null });
        call.CallerMakesNoise(at: 3, lasts: 0.6).RunTo(10);
        call.AgentStates().Skip(2).ShouldBe(["2.5 Speaking", "3.5 Listening"]);
        call.Conversation()[1].ShouldBe("assistant: one two three four…");
        call.All<AgentFalseInterruption>().ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_67_a_decision_that_is_open_when_the_timer_ends_decides()
    {
        using var call = Calls.With(_ => new(Count), agent => agent with
        {
            Stt = null,
            Options = agent.Options with
            {
                TurnHandling = agent.Options.TurnHandling with
                {
                    Endpointing = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(2) },
                    Interruption = new InterruptionOptions { FalseInterruptionTimeout = TimeSpan.FromSeconds(1) },
                },
            },
        });
        call.Session.Say(Count);
        call.CallerMakesNoise(at: 0.5, lasts: 0.6).RunTo(8);
        // silenced at 1.0, silence known at 1.6, timer at 2.6, the turn is decided at 3.1: no resume
        call.All<AgentFalseInterruption>().ShouldBeEmpty();
        call.All<UserTurnEnded>().Single().At.ShouldBe(3.1, 0.001);
        call.Conversation()[0].ShouldEndWith("…");
    }

    [Fact]
    public void Checklist_67_a_decision_that_rejects_the_words_lets_the_speech_go_on()
    {
        using var call = Calls.With(_ => new(Count), agent => agent with
        {
            Options = agent.Options with
            {
                TurnHandling = agent.Options.TurnHandling with
                {
                    Endpointing = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(2) },
                    Interruption = new InterruptionOptions { FalseInterruptionTimeout = TimeSpan.FromSeconds(1) },
                },
            },
        });
        call.Session.Say(Count);
        call.CallerSays("mhm", at: 0.5, lasts: 0.6).RunTo(8);
        // silenced at 1.0, silence known at 1.6, timer at 2.6; at 3.1 the decision: nothing but a listening word
        call.All<UserTurnEnded>().Select(turn => (Math.Round(turn.At, 2), turn.Event.Verdict)).ShouldBe([(3.1, TurnVerdict.Backchannel)]);
        call.All<AgentFalseInterruption>().Select(told => (Math.Round(told.At, 2), told.Event.Resumed)).ShouldBe([(3.1, true)]);
        call.Conversation().ShouldBe([$"assistant: {Count}"]);
        call.HeardBetween(0, 8).ShouldBe(2.5, 0.021);
    }

    [Fact]
    public void Checklist_75_an_interrupted_speech_cannot_be_protected_any_more()
    {
        using var call = Call();
        call.RunTo(3);
        var speech = call.All<SpeechCreated>().Single().Event.Handle;
        speech.AllowInterruptions = false;
        speech.AllowInterruptions = true;
        call.RunToEnd(() => call.Session.InterruptAsync());
        Should.Throw<InvalidOperationException>(() => speech.AllowInterruptions = false).Message.ShouldContain(speech.Id);
    }

    [Fact]
    public void Checklist_57_during_a_protected_speech_the_recogniser_gets_silence_of_equal_length_and_the_voice_detector_the_sound()
    {
        using var call = Calls.With(_ => new("yes"));
        call.Session.Say(Count, allowInterruptions: false);
        call.CallerSays("hello there", at: 1, lasts: 0.8).CallerSays("are you done", at: 4, lasts: 1).RunTo(8);
        call.UserStates().Take(2).ShouldBe(["1 Speaking", "1.8 Listening"]);
        call.All<UserInputTranscribed>().Select(heard => (Math.Round(heard.At, 2), heard.Event.Transcript.Value)).ShouldBe([(5.22, "are you done")]);
        call.Stt.Heard.TotalSeconds.ShouldBe(8, 0.05);
    }

    private sealed class Ear : ReceiveActor
    {
        public Ear(List<string> warnings) => Receive<Warning>(warning => warnings.Add(warning.Message.ToString()!));
    }
}
