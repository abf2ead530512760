using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class SpeechTests
{
    private static ScriptedCall Call(Func<AgentDefinition, AgentDefinition>? agent = null) => Calls.With(_ => new("a fine answer"), agent);

    [Fact]
    public void Checklist_16_say_goes_from_listening_to_speaking_and_back()
    {
        using var call = Call();
        call.Session.Say("hello there");
        call.RunTo(3);
        call.AgentStates().ShouldBe(["0 Listening", "0.2 Speaking", "0.7 Listening"]);
        call.Conversation().ShouldBe(["assistant: hello there"]);
    }

    [Fact]
    public void A_greeting_is_said_at_the_start()
    {
        using var call = Call(agent => agent with { Greeting = "welcome to Oslo" });
        call.RunTo(3);
        call.Conversation().ShouldBe(["assistant: welcome to Oslo"]);
        call.All<SpeechCreated>().Single().Event.UserInitiated.ShouldBeFalse();
    }

    [Fact]
    public void Checklist_86_88_speeches_wait_for_their_turn_by_priority()
    {
        using var call = Call();
        call.Session.Say("first");
        call.Session.Say("low", priority: SpeechPriority.Low);
        call.Session.Say("normal");
        call.Session.Say("high", priority: SpeechPriority.High);
        call.RunTo(5);
        call.Conversation().ShouldBe(["assistant: first", "assistant: high", "assistant: normal", "assistant: low"]);
    }

    [Fact]
    public void Checklist_87_speeches_keep_their_distance()
    {
        using var call = Call(agent => agent with { Options = agent.Options with { MinConsecutiveSpeechDelay = TimeSpan.FromSeconds(1) } });
        call.Session.Say("first");
        call.Session.Say("second");
        call.RunTo(5);
        call.AgentStates().Where(state => state.EndsWith("Speaking", StringComparison.Ordinal)).ShouldBe(["0.2 Speaking", "1.46 Speaking"]);
    }

    [Fact]
    public void Checklist_88_interrupt_stops_current_and_waiting_up_to_the_first_protected_one()
    {
        using var call = Call();
        var current = call.Session.Say("one two three four");
        var waiting = call.Session.Say("second");
        var guarded = call.Session.Say("third", allowInterruptions: false);
        var behind = call.Session.Say("fourth");
        call.RunTo(0.5);
        call.RunToEnd(() => call.Session.InterruptAsync());
        call.RunTo(5);
        new[] { current, waiting, guarded, behind }.Select(handle => handle.Interrupted).ShouldBe([true, true, false, false]);
        call.Conversation().ShouldBe(["assistant: one two…", "assistant: third", "assistant: fourth"]);
    }

    [Fact]
    public void Checklist_89_awaiting_a_failed_speech_does_not_throw()
    {
        using var call = Calls.With(_ => new("never") { Failures = 4 }, agent => agent
            with { Options = agent.Options with { Failure = new FailureOptions { Apology = null } } });
        var handle = call.Session.GenerateReply();
        Should.Throw<InvalidOperationException>(() => handle.Exception);
        call.RunToEnd(() => handle.WaitForPlayoutAsync());
        handle.Exception.ShouldBeOfType<ApiConnectionException>();
    }

    [Fact]
    public void D11_a_say_that_fails_has_its_error()
    {
        var tts = new ScriptedTts();
        tts.DeathsAfterWords.Enqueue(0);
        using var call = Calls.With(_ => new("never"), tts: tts);
        var handle = call.Session.Say("hello");
        call.RunToEnd(() => handle.WaitForPlayoutAsync());
        handle.Exception.ShouldBeOfType<ApiConnectionException>();
        call.Conversation().ShouldBeEmpty();
    }

    [Fact]
    public void Generate_reply_answers_text_of_the_caller()
    {
        using var call = Call();
        var handle = call.Session.GenerateReply("by keyboard", instructions: "Be brief.");
        call.RunToEnd(() => handle.WaitForPlayoutAsync());
        call.Conversation().ShouldBe(["user: by keyboard", "assistant: a fine answer"]);
        var asked = call.Llm.Requests.Single().Context.Items.OfType<ChatMessage>().Select(message => message.Text);
        asked.ShouldBe(["You are a test.", "by keyboard", "Be brief."]);
        handle.ChatItems.Count.ShouldBe(1);
    }

    [Fact]
    public void Checklist_83_text_during_speech_interrupts_it_and_gives_one_reply()
    {
        using var call = Call();
        call.Session.Say("one two three four five six seven eight");
        call.RunTo(1.2);
        call.Session.GenerateReply("by keyboard");
        call.RunTo(5);
        call.Conversation().ShouldBe(["assistant: one two three four…", "user: by keyboard", "assistant: a fine answer"]);
        call.Llm.Requests.Single().Context.Items.OfType<ChatMessage>().Select(message
            => message.Text).ShouldBe(["You are a test.", "one two three four", "by keyboard"]);
    }

    [Fact]
    public void Checklist_92_a_closing_session_takes_no_speech_and_drains_what_it_has()
    {
        using var call = Call();
        call.Session.Say("one two three four");
        call.RunTo(0.5);
        var closing = call.Session.CloseAsync(drain: true);
        var late = call.Session.Say("too late");
        call.RunTo(5);
        closing.IsCompletedSuccessfully.ShouldBeTrue();
        late.Interrupted.ShouldBeTrue();
        late.Exception.ShouldBeOfType<InvalidOperationException>();
        call.Conversation().ShouldBe(["assistant: one two three four"]);
    }

    [Fact]
    public void Checklist_22_120_close_is_the_last_event_and_happens_once()
    {
        using var call = Call();
        call.Session.Say("one two three four");
        call.RunTo(0.5);
        var first = call.Session.CloseAsync();
        var second = call.Session.CloseAsync();
        call.RunTo(5);
        first.IsCompletedSuccessfully.ShouldBeTrue();
        second.IsCompletedSuccessfully.ShouldBeTrue();
        call.All<SessionClosed>().Count().ShouldBe(1);
        call.Events[^1].Event.ShouldBeOfType<SessionClosed>().Reason.ShouldBe(CloseReason.UserInitiated);
        call.Conversation().ShouldBe(["assistant: one two…"]);
    }

    [Fact]
    public void Nobody_waits_for_a_session_that_is_over()
    {
        using var call = Call();
        call.RunToEnd(() => call.Session.CloseAsync());
        call.RunToEnd(() => call.Session.CloseAsync());
        call.RunToEnd(call.Session.WaitForIdleAsync);
        call.RunToEnd(() => call.Session.InterruptAsync());
        call.Time.Run(() => call.Session.CommitUserTurnAsync()).ShouldBe("");
        var late = new List<SessionEvent>();
        call.Time.Run(async () =>
        {
            await foreach (var happened in call.Session.Events())
                late.Add(happened);
        });
        late[^1].ShouldBeOfType<SessionClosed>();
    }

    [Fact]
    public void Checklist_120_closing_in_mid_sentence_stores_the_last_words()
    {
        using var call = Call();
        call.CallerSays("my last words", at: 0.5, lasts: 1).RunTo(1.4);
        var closing = call.Session.CloseAsync();
        call.RunTo(5);
        closing.IsCompletedSuccessfully.ShouldBeTrue();
        call.Conversation().ShouldBe(["user: my last words"]);
        call.Events[^1].At.ShouldBe(1.72, 0.001);
    }

    [Fact]
    public void Checklist_13_15_mutual_silence_makes_the_caller_away()
    {
        using var call = Call();
        call.CallerSays("hello", at: 20, lasts: 1).RunTo(45);
        call.UserStates().ShouldBe(["15 Away", "20 Speaking", "21 Listening", "37.76 Away"]);
    }

    [Fact]
    public void Checklist_15_without_a_timeout_nobody_is_ever_away()
    {
        using var call = Call(agent => agent with { Options = agent.Options with { UserAwayTimeout = null } });
        call.RunTo(300);
        call.UserStates().ShouldBeEmpty();
    }

    [Fact]
    public void Two_runs_are_the_same_to_the_letter()
    {
        static IReadOnlyList<string> Run()
        {
            using var call = Calls.With(_ => new("one two three four five six seven eight nine ten"));
            for (var turn = 0; turn < 10; turn++)
                call.CallerSays($"turn {turn}", at: 0.5 + (6 * turn), lasts: 1);
            call.CallerSays("and now", at: 9.5, lasts: 1);
            call.RunTo(60);
            return call.Trace();
        }

        var first = Run();
        first.Count.ShouldBeGreaterThan(100);
        Run().ShouldBe(first);
    }
}
