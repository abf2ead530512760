namespace Agents.Actors.Tests.Interruptions;

public class PausePolicyTests
{
    [Theory]
    [InlineData(PauseEvent.SpeechStarted, false, true, false, PauseAction.CancelTimer)] // 66
    [InlineData(PauseEvent.SpeechEnded, false, false, false, PauseAction.StartTimer)] // 64
    [InlineData(PauseEvent.TimerExpired, false, false, false, PauseAction.Resume)] // 64
    [InlineData(PauseEvent.TimerExpired, true, false, false, PauseAction.WaitForDecision)] // 67
    [InlineData(PauseEvent.TurnAccepted, true, false, true, PauseAction.Interrupt)] // 67
    [InlineData(PauseEvent.TurnRejected, true, false, true, PauseAction.Resume)] // 67
    [InlineData(PauseEvent.TurnRejected, true, true, true, PauseAction.None)] // 66: the caller speaks again
    [InlineData(PauseEvent.TurnRejected, true, false, false, PauseAction.None)] // the timer still runs
    [InlineData(PauseEvent.LateTranscript, false, false, false, PauseAction.StartTimer)] // I14
    [InlineData(PauseEvent.LateTranscript, false, true, false, PauseAction.None)]
    public void A_pause_ends_in_exactly_one_way(object happened, bool decisionOpen, bool userSpeaking, bool timerExpired, object expected)
        => PausePolicy.Decide((PauseEvent)happened, decisionOpen, userSpeaking, timerExpired).ShouldBe((PauseAction)expected);
}
