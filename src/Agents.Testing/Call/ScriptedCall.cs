namespace Agents.Testing;

/// <summary>
/// A whole call in virtual time: a caller by script, a session with scripted services, and everything that happened with its time. A minute
/// of call takes
/// milliseconds, and two runs are the same. All seconds count from the start of the call. For one thread.
/// </summary>
/// <example>
/// <code>
/// using var call = new ScriptedCall(_ => new ScriptedAnswer("It is half past twelve."));
/// call.Caller.Says("what time is it", at: 0.5, lasts: 1.2);
/// call.RunTo(10);
/// call.ShouldHaveConversation("user: what time is it", "assistant: It is half past twelve.");
/// </code>
/// </example>
public sealed class ScriptedCall : IDisposable
{
    private readonly List<TimedEvent> _events = [];
    private readonly List<PlayedFrame> _heard = [];
    private readonly ITimer _microphone;

    /// <summary>
    /// Starts a call whose model answers by a function of the conversation; everything else is as <see cref="ScriptedCallOptions"/> has it.
    /// </summary>
    /// <param name="answers">Gives the answer to a conversation.</param>
    /// <param name="agent">Changes the agent before the call; null: not at all.</param>
    public ScriptedCall(Func<ChatContext, ScriptedAnswer> answers, Func<AgentDefinition, AgentDefinition>? agent = null)
        : this(new ScriptedCallOptions { Llm = new ScriptedLlm(answers), Agent = agent ?? (static unchanged => unchanged) })
    {
    }

    /// <summary>Starts a call.</summary>
    /// <param name="options">Who takes part.</param>
    public ScriptedCall(ScriptedCallOptions options)
    {
        (Stt, Llm, Tts) = (options.Stt(Caller), options.Llm, options.Tts);
        System = TestKit.CreateSystem(Time, "call");
        Region = System.ActorOf(SessionRegion.Props(options.Region), SessionRegion.Name);
        Agent = options.Agent(DefaultAgent());
        Session = Time.Run(() => StartAsync(options));
        Start = Time.GetUtcNow();
        Time.Run(() =>
        {
            _ = CollectAsync();
            _ = ListenAsync();
            return Task.CompletedTask;
        });
        _microphone = Time.CreateTimer(_ => Session.Input.Offer(Caller.NextFrame()), null, ScriptedCaller.FrameLength,
            ScriptedCaller.FrameLength);
    }

    /// <summary>The clock and scheduler of everything in the call.</summary>
    public VirtualTime Time { get; } = new();

    /// <summary>When the call began.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Seconds since the start.</summary>
    public double Now => Seconds(Time.GetUtcNow());

    /// <summary>The actor system of the call.</summary>
    public ActorSystem System { get; }

    /// <summary>The region that the session runs in.</summary>
    public IActorRef Region { get; }

    /// <summary>The agent as it was started.</summary>
    public AgentDefinition Agent { get; }

    /// <summary>The session.</summary>
    public VoiceSessionHandle Session { get; }

    /// <summary>Who calls.</summary>
    public ScriptedCaller Caller { get; } = new();

    /// <summary>The recogniser.</summary>
    public ScriptedStt Stt { get; }

    /// <summary>The model.</summary>
    public ScriptedLlm Llm { get; }

    /// <summary>The voice.</summary>
    public ScriptedTts Tts { get; }

    /// <summary>Everything the session said happened, in order.</summary>
    public IReadOnlyList<TimedEvent> Events => _events;

    /// <summary>Everything the caller was given to hear, in order.</summary>
    public IReadOnlyList<PlayedFrame> Heard => _heard;

    /// <summary>A written turn runs.</summary>
    internal bool InTurn { get; set; }

    /// <summary>Runs the call to a second. Nothing is left to do at that moment.</summary>
    public void RunTo(double second) => Time.AdvanceTo(Start.AddSeconds(second));

    /// <summary>Runs until a task of the session is done, and everything that follows from it at the same moment.</summary>
    public void RunToEnd(Func<Task> task)
    {
        Time.Run(task);
        Time.RunUntilIdle();
    }

    /// <summary>Runs until nothing is said, thought, decided or waited for.</summary>
    public void RunToIdle() => RunToEnd(Session.WaitForIdleAsync);

    /// <summary>Seconds from the start of the call to a moment.</summary>
    public double Seconds(DateTimeOffset at) => (at - Start).TotalSeconds;

    /// <summary>Ends the call and its actor system.</summary>
    public void Dispose()
    {
        _microphone.Dispose();
        Time.Run(System.Terminate);
    }

    private AgentDefinition DefaultAgent() => new()
    {
        Instructions = "You are a test.",
        Stt = Stt,
        Llm = Llm,
        Tts = Tts,
        Vad = () => new VoiceActivityDetector(
            new VadOptions { MinSilence = TimeSpan.FromSeconds(0.5), PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero },
                new LoudnessClassifier()),
        Options = new SessionOptions
        {
            AecWarmupDuration = null,
            TurnHandling = new TurnHandlingOptions { TurnDetection = TurnDetection.Vad,
                PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = false } },
        },
    };

    private async Task<VoiceSessionHandle> StartAsync(ScriptedCallOptions options)
    {
        var start = (options.First is { } first ? new StartSession("call", first, Agent) : new StartSession("call", Agent))
            with { UserData = options.UserData };
        return await Region.Ask<object>(start, (TimeSpan?)null) switch
        {
            SessionStarted started => started.Session,
            SessionRefused refused => throw refused.Error,
            var other => throw new InvalidOperationException($"The region answered {other}."),
        };
    }

    private async Task CollectAsync()
    {
        await foreach (var happened in Session.Events())
            _events.Add(new TimedEvent(Now, happened));
    }

    private async Task ListenAsync()
    {
        await foreach (var frame in Session.Output.ReadAllAsync())
            _heard.Add(frame);
    }
}
