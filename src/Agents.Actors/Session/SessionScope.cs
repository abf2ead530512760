namespace Agents.Actors;

/// <summary>
/// What every part of a session's actor needs: who it is, who has the conversation and what is in force, its clock and timers, the actors
/// around it, its events.
/// </summary>
internal sealed class SessionScope(
    SessionSetup setup, IActorRef self, IActorRefFactory children, IScheduler clock, ITimerScheduler timers, ILoggingAdapter log)
{
    public string Id => setup.Id;

    /// <summary>The agent that has the conversation.</summary>
    public ActiveAgent Active => setup.Seat.Active!;

    /// <summary>What is in force for the agent that has the conversation.</summary>
    public AgentDefinition Agent => Active.Settings;

    public SessionOptions Options => Agent.Options;

    public SessionSetup Setup => setup;

    /// <summary>The agent's words are spoken: there is a voice and it is switched on.</summary>
    public bool HasVoice => Agent.Tts is not null && setup.Seat.AudioOutput;

    public IActorRef Self => self;

    /// <summary>Where children are made; only inside a message.</summary>
    public IActorRefFactory Children => children;

    public IScheduler Clock => clock;

    public DateTimeOffset Now => clock.Now;

    public ITimerScheduler Timers => timers;

    public ILoggingAdapter Log => log;

    /// <summary>The actors of the session; set once they exist.</summary>
    public SessionRooms Rooms { get; set; } = null!;

    public SessionEvents Events => setup.Events;

    /// <summary>Tools that come from servers.</summary>
    public McpServers Mcp { get; } = new(setup.Events);

    /// <summary>Adds a record to the log.</summary>
    public void Write(SessionRecord record) => setup.Journal.Append(record with { At = Now });

    /// <summary>The next id for an item of the conversation: unique in the session, the same in every run.</summary>
    public string NextItemId() => $"item_{setup.Numbers.NextItem()}";

    public SpeechHandle NewSpeech(SpeechSource source, bool? allowInterruptions = null)
        => new(setup.Numbers.NextSpeech(), source, allowInterruptions ?? Options.TurnHandling.Interruption.Enabled, self);
}

/// <summary>The children of a session.</summary>
internal sealed record SessionRooms(IActorRef Stt, IActorRef Turns, IActorRef Llm, IActorRef Tts, IActorRef Playout, IActorRef Tools);
