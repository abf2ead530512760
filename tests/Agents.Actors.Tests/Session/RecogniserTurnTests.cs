using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>Turns that the recogniser ends (voice-session.md 3.3, mode <c>stt</c>).</summary>
public class RecogniserTurnTests
{
    private static ScriptedCall Call(double endOfSpeechAfter) => Calls.With(_ => new("fine"), agent => agent with
    {
        Options = agent.Options with { TurnHandling = agent.Options.TurnHandling with { TurnDetection = TurnDetection.Stt } },
    }, stt: caller => new ScriptedStt(caller) { EndOfSpeechAfter = endOfSpeechAfter });

    [Fact]
    public void Checklist_29_the_recognisers_end_of_speech_commits_and_that_of_the_voice_does_not()
    {
        using var call = Call(endOfSpeechAfter: 1.5);
        call.CallerSays("how are you", at: 0.5, lasts: 2).RunTo(3.9);
        call.UserStates().ShouldBe(["0.5 Speaking", "2.5 Listening"]);
        call.All<UserTurnEnded>().ShouldBeEmpty();
        call.RunTo(6);
        call.All<UserTurnEnded>().Select(turn => (Math.Round(turn.At, 2), turn.Event.Reason.Trigger)).ShouldBe([(4.02, TurnTrigger.SttEndOfSpeech)], "4.0 and a frame");
        call.Conversation().ShouldBe(["user: how are you", "assistant: fine"]);
    }

    [Fact]
    public void Checklist_29_voice_that_goes_on_after_the_recognisers_end_begins_anew()
    {
        using var call = Call(endOfSpeechAfter: 0.3);
        call.CallerSays("how are you", at: 0.5, lasts: 2).CallerMakesNoise(at: 2.6, lasts: 1).RunTo(2.79);
        call.UserStates().ShouldBe(["0.5 Speaking"]);
        call.RunTo(3.5);
        call.UserStates().Select(state => state.Split(' ')[1]).ShouldBe(["Speaking", "Listening", "Speaking"]);
    }
}
