namespace Agents.Actors.Tests.States;

public class StateMachineTests
{
    [Theory]
    [InlineData(UserState.Listening, UserStateEvent.SpeechStarted, UserState.Speaking)]
    [InlineData(UserState.Speaking, UserStateEvent.SpeechEnded, UserState.Listening)]
    [InlineData(UserState.Listening, UserStateEvent.AwayTimeout, UserState.Away)]
    [InlineData(UserState.Speaking, UserStateEvent.AwayTimeout, UserState.Speaking)]
    [InlineData(UserState.Away, UserStateEvent.SpeechStarted, UserState.Speaking)]
    [InlineData(UserState.Away, UserStateEvent.FinalTranscript, UserState.Listening)]
    [InlineData(UserState.Speaking, UserStateEvent.FinalTranscript, UserState.Speaking)]
    [InlineData(UserState.Away, UserStateEvent.SpeechEnded, UserState.Away)]
    public void The_caller_moves_by_the_table(UserState from, object happened, UserState to)
        => UserStates.Next(from, (UserStateEvent)happened).ShouldBe(to);

    [Theory]
    [InlineData(false, false, false, AgentState.Listening)]
    [InlineData(false, true, false, AgentState.Thinking)]
    [InlineData(true, true, false, AgentState.Listening)]
    [InlineData(false, false, true, AgentState.Thinking)]
    [InlineData(true, false, true, AgentState.Thinking)] // I27: text input goes from speaking to thinking
    public void The_agent_moves_by_what_is_left_to_do(bool interrupted, bool tools, bool replyQueued, AgentState to)
        => AgentStates.Next(new AfterSpeech(interrupted, tools, replyQueued)).ShouldBe(to);
}
