namespace Agents.Actors;

/// <summary>The parts that own a session's state, each its own, and how they know of each other.</summary>
internal sealed class SessionParts
{
    public SessionParts(SessionScope scope)
    {
        Conversation = new Conversation(scope);
        Presence = new Presence(scope);
        Floor = new SpeechFloor(scope);
        Runner = new SpeechRunner(scope, Floor, Conversation, Presence);
        Preemptive = new PreemptiveReplies(scope, Floor, Runner, Conversation);
        Turns = new CallerTurns(scope, Floor, Runner, Conversation, Preemptive);
        Overlaps = new Overlaps(scope, Presence);
        Interruptions = new Interruptions(scope, Floor, Runner, Presence, Overlaps);
        Failures = new Failures(scope, Runner, Presence);
        Watchdog = new Watchdog(scope, Floor, Runner, Presence);
        Memory = new AgentMemory(scope, Conversation);
        Availability = new AvailabilityWatch(scope);
        Arrivals = new AgentArrivals(scope, Memory, Availability, Overlaps);
        Handoffs = new Handoffs(scope, Runner, Preemptive, Arrivals);
        Tasks = new InlineTasks(scope, Runner, Preemptive, Arrivals, Handoffs);
        Changes = new LiveChanges(scope, Memory, Arrivals, Interruptions);
        Closing = new Closing(scope, Runner, Turns, Failures, Handoffs, Tasks);
        News = new ToolAnnouncements(scope, Runner, Conversation);
        Fillers = new Fillers(scope, Floor, Runner, Presence);
        Foregrounds = new Foregrounds(Floor, News);
        Idle = new IdleWatch(scope, Runner, Turns, Presence, News, Foregrounds);
        Usage = new Usage(scope);
        Waterfalls = new Waterfalls(scope);
        Runner.Heard += Waterfalls.OnHeard;
        Transcripts = new TranscriptWatch(scope);
        Limit = new UserTurnLimit(scope, Runner, Presence);
        Failures.TooMany += Closing.GiveUp;
        Idle.QuietForNews += () =>
        {
            if (!Closing.Begun)
                News.OnQuiet();
        };
        Overlaps.WordsHeld += Idle.OnWords;
        Overlaps.WordsHeld += Transcripts.OnWords;
        Runner.HandsOver += next => Handoffs.Begin(() => next, waiting: null, ActorRefs.Nobody);
        Handoffs.Suspends += Suspend;
        Tasks.Suspends += Suspend;
    }

    private void Suspend(bool changing) => (Runner.HandingOff, Turns.Suspended) = (changing, changing);

    /// <summary>What was said.</summary>
    public Conversation Conversation { get; }

    /// <summary>What caller and agent are doing.</summary>
    public Presence Presence { get; }

    /// <summary>Who may be heard.</summary>
    public SpeechFloor Floor { get; }

    /// <summary>How far each speech is.</summary>
    public SpeechRunner Runner { get; }

    /// <summary>The answer begun early.</summary>
    public PreemptiveReplies Preemptive { get; }

    /// <summary>What agents know when they take over.</summary>
    public AgentMemory Memory { get; }

    /// <summary>How an agent takes the conversation.</summary>
    public AgentArrivals Arrivals { get; }

    /// <summary>One agent goes, another comes.</summary>
    public Handoffs Handoffs { get; }

    /// <summary>Tasks that have the conversation for a while.</summary>
    public InlineTasks Tasks { get; }

    /// <summary>What is changed while the session runs.</summary>
    public LiveChanges Changes { get; }

    /// <summary>Turns of the caller that are not answered yet.</summary>
    public CallerTurns Turns { get; }

    /// <summary>What was silenced, and whether it stays so.</summary>
    public Interruptions Interruptions { get; }

    /// <summary>The caller speaking over the agent, judged by a detector.</summary>
    public Overlaps Overlaps { get; }

    /// <summary>Which services failed how often.</summary>
    public Failures Failures { get; }

    /// <summary>Voice that has no transcript yet.</summary>
    public TranscriptWatch Transcripts { get; }

    /// <summary>How long the caller has been talking without an answer.</summary>
    public UserTurnLimit Limit { get; }

    /// <summary>Which entries of fallback lists are well.</summary>
    public AvailabilityWatch Availability { get; }

    public Watchdog Watchdog { get; }

    public Closing Closing { get; }

    public IdleWatch Idle { get; }

    /// <summary>Tools that want the floor for themselves.</summary>
    public Foregrounds Foregrounds { get; }

    /// <summary>What tools say after their call was answered.</summary>
    public ToolAnnouncements News { get; }

    /// <summary>What is said while a tool runs.</summary>
    public Fillers Fillers { get; }

    /// <summary>How long answers took.</summary>
    public Waterfalls Waterfalls { get; }

    /// <summary>What was used.</summary>
    public Usage Usage { get; }

    /// <summary>When the last final transcript came.</summary>
    public DateTimeOffset? LastTranscript { get; set; }
}
