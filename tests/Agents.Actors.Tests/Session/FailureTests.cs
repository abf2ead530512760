using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class FailureTests
{
    private static readonly string Apology = new FailureOptions().Apology!;
    private static readonly string Farewell = new FailureOptions().Farewell!;

    private static IEnumerable<string> Errors(ScriptedCall call)
        => call.All<SessionError>().Select(each => $"{each.Event.Error.Source} {(each.Event.Recoverable ? "recoverable" : "final")}");

    [Fact]
    public void Checklist_111_three_failures_of_the_model_are_nothing_but_delay()
    {
        using var call = Calls.With(_ => new("fine again") { Failures = 3 });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(20);
        Errors(call).ShouldBe(["Llm recoverable", "Llm recoverable", "Llm recoverable"]);
        call.Conversation().ShouldBe(["user: hello", "assistant: fine again"]);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "6.6 Speaking", "7.1 Listening"]); // 2.0 + 0.1 + 2 + 2 + 0.3 + 0.2
    }

    [Fact]
    public void Checklist_111_an_error_that_a_retry_cannot_mend_is_not_retried()
    {
        using var call = Calls.With(_ => new("never") { Failures = 1, Error = () => ApiStatusException.FromHttp(401) });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(3);
        Errors(call).ShouldBe(["Llm final"]);
    }

    [Fact]
    public void Checklist_112_four_failures_are_apologised_for_and_the_next_turn_works()
    {
        var failures = new Queue<int>([4, 0]);
        using var call = Calls.With(_ => new("now it works") { Failures = failures.Dequeue() });
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("again", at: 20, lasts: 1).RunTo(30);
        Errors(call).ShouldBe(["Llm recoverable", "Llm recoverable", "Llm recoverable", "Llm final"]);
        call.Conversation().ShouldBe(["user: hello", $"assistant: {Apology}", "user: again", "assistant: now it works"]);
        var failed = call.All<SpeechCreated>().First().Event.Handle;
        failed.Done.ShouldBeTrue();
        failed.Exception.ShouldBeOfType<ApiConnectionException>();

        call.RunToEnd(() => call.Session.CloseAsync());
        call.Events[^1].Event.ShouldBeOfType<SessionClosed>().FailedAnswers.ShouldBe(1);
    }

    [Fact]
    public void Without_an_apology_a_failed_answer_is_silence()
    {
        using var call = Calls.With(_ => new("never") { Failures = 4 }, agent => agent
            with { Options = agent.Options with { Failure = new FailureOptions { Apology = null } } });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(20);
        call.Conversation().ShouldBe(["user: hello"]);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "6.1 Listening"]);
    }

    [Fact]
    public void Checklist_113_a_model_that_dies_in_mid_answer_is_heard_as_far_as_it_came()
    {
        using var call = Calls.With(_ => new("Two sentences. Were said.") { DiesAfterText = true });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(10);
        call.Conversation().ShouldBe(["user: hello", "assistant: Two sentences. Were said."]);
        Errors(call).ShouldBe(["Llm final"]);
        call.Llm.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Checklist_114_the_fourth_error_of_the_voice_in_a_row_closes_the_session()
    {
        var tts = new ScriptedTts();
        for (var i = 0; i < 4; i++)
            tts.DeathsAfterWords.Enqueue(0);
        using var call = Calls.With(_ => new("never heard"), tts: tts);
        for (var turn = 0; turn < 4; turn++)
            call.CallerSays("hello", at: 0.5 + (5 * turn), lasts: 1);
        call.RunTo(30);
        var closed = call.Events[^1].Event.ShouldBeOfType<SessionClosed>();
        closed.Reason.ShouldBe(CloseReason.Error);
        closed.Error!.Source.ShouldBe(ErrorSource.Tts);
        call.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_114_three_errors_then_speech_then_three_do_not_close_it()
    {
        var tts = new ScriptedTts();
        foreach (var death in new[] { 0, 0, 0, -1, 0, 0, 0 })
            tts.DeathsAfterWords.Enqueue(death);
        using var call = Calls.With(_ => new("hello you"), tts: tts);
        for (var turn = 0; turn < 7; turn++)
            call.CallerSays("hello", at: 0.5 + (5 * turn), lasts: 1);
        call.RunTo(40);
        Errors(call).Count(error => error == "Tts final").ShouldBe(6);
        call.All<SessionClosed>().ShouldBeEmpty();
    }

    [Fact]
    public void Too_many_errors_of_the_model_end_with_a_farewell()
    {
        using var call = Calls.With(_ => new("never") { Failures = 4 }, agent => agent
            with { Options = agent.Options with { Failure = new FailureOptions { MaxUnrecoverableErrors = 0 } } });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(30);
        call.Conversation().ShouldBe(["user: hello", $"assistant: {Farewell}"]);
        var closed = call.Events[^1].Event.ShouldBeOfType<SessionClosed>();
        (closed.Reason, closed.Error!.Source).ShouldBe((CloseReason.Error, ErrorSource.Llm));
    }

    [Fact]
    public void Checklist_115_a_dead_recogniser_is_replaced_and_the_session_lives()
    {
        using var call = Calls.With(_ => new("I hear you"), stt: script => new ScriptedStt(script) { DyingStreams = 2 });
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("hello again", at: 4, lasts: 1).CallerSays("hello at last", at: 8,
            lasts: 1).RunTo(15);
        Errors(call).ShouldBe(["Stt final", "Stt final"]);
        call.Conversation().Where(item
            => item.StartsWith("user", StringComparison.Ordinal)).ShouldBe(["user: hello", "user: hello again",
            "user: hello at last"]); // the sound in between waited
    }

    [Fact]
    public void Checklist_116_a_voice_that_dies_in_mid_sentence_is_followed_by_another_with_the_rest()
    {
        var tts = new ScriptedTts();
        tts.DeathsAfterWords.Enqueue(3);
        using var call = Calls.With(_ => new("one two three four five six"), tts: tts);
        call.CallerSays("count", at: 0.5, lasts: 1).RunTo(15);
        call.Tts.Spoken.ShouldBe(["one two three four five six", "four five six"]);
        call.Conversation().ShouldBe(["user: count", "assistant: one two three", "assistant: four five six"]);
        call.HeardBetween(0, 15).ShouldBe(6 * 0.25, 0.021);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "4.22 Listening"]);
    }

    [Fact]
    public void A_model_that_hangs_is_noticed()
    {
        using var call = Calls.With(_ => new("never") { Hangs = true });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(60);
        call.All<SessionStalled>().Single().At.ShouldBe(32.0);
        call.Conversation().ShouldBe(["user: hello", $"assistant: {Apology}"]);
        call.AgentStates()[^1].ShouldEndWith("Listening");
    }

    [Fact]
    public void After_200_calls_the_number_of_actors_is_back_to_the_start()
    {
        using var call = Calls.With(context => context.Items.OfType<FunctionCallOutput>().Any()
            ? new("done") : ScriptedAnswer.Call("nothing"));
        call.RunTo(1);
        var before = call.CountActors();
        for (var i = 0; i < 200; i++)
        {
            var started = call.Time.Run(async ()
                => (SessionStarted)await call.Region.Ask<object>(new StartSession($"extra-{i}", call.Agent), (TimeSpan?)null));
            started.Session.GenerateReply("do something");
            call.Time.Run(started.Session.WaitForIdleAsync);
            if (i % 20 == 0)
                call.CountActors().ShouldBeGreaterThan(before);
            call.Time.Run(() => started.Session.CloseAsync());
        }
        call.Time.RunUntilIdle();
        call.CountActors().ShouldBe(before);
    }
}
