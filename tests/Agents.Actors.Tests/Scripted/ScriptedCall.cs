using Agents.Audio;
using Agents.Kernel.TestKit;
using Agents.Messages;

namespace Agents.Actors.Tests.Scripted;

/// <summary>A whole call in virtual time: a caller by script, a session with scripted services, everything that happened with its time.</summary>
internal sealed class ScriptedCall : IDisposable
{
    private const int FrameSamples = Utterance.Rate / 50;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly AudioFrame Silence = AudioFrame.Silence(Frame, Utterance.Rate);

    private readonly List<Utterance> _script = [];
    private readonly ITimer _microphone;
    private long _frames;

    public ScriptedCall(Func<ChatContext, ScriptedAnswer> answers, Func<AgentDefinition, AgentDefinition>? agent = null, ScriptedTts? tts = null, Func<IReadOnlyList<Utterance>, ScriptedStt>? stt = null,
        ScriptedLlm? llm = null)
    {
        Stt = stt?.Invoke(_script) ?? new ScriptedStt(_script);
        Llm = llm ?? new ScriptedLlm(answers);
        Tts = tts ?? new ScriptedTts();
        System = ActorSystem.Create("call", ActorSystemSetup.Create(new KernelSetup { TimeProvider = Time, TaskScheduler = Time.TaskScheduler }));
        Region = System.ActorOf(SessionRegion.Props(), SessionRegion.Name);
        var definition = new AgentDefinition
        {
            Instructions = "You are a test.",
            Stt = Stt,
            Llm = Llm,
            Tts = Tts,
            Vad = () => new VoiceActivityDetector(new VadOptions { MinSpeech = TimeSpan.FromMilliseconds(50), MinSilence = TimeSpan.FromSeconds(0.5), PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero }, new LoudnessClassifier()),
            Options = new SessionOptions
            {
                AecWarmupDuration = null,
                TurnHandling = new TurnHandlingOptions { TurnDetection = TurnDetection.Vad, PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = false } },
            },
        };
        Definition = agent?.Invoke(definition) ?? definition;
        Session = Time.Run(async () => (SessionStarted)await Region.Ask<object>(new StartSession("call", Definition), (TimeSpan?)null)).Session;
        Start = Time.GetUtcNow();
        Time.Run(() =>
        {
            _ = CollectAsync();
            _ = ListenAsync();
            return Task.CompletedTask;
        });
        _microphone = Time.CreateTimer(_ => Speak(), null, Frame, Frame);
    }

    public VirtualTime Time { get; } = new();

    public ActorSystem System { get; }

    public DateTimeOffset Start { get; }

    public AgentDefinition Definition { get; }

    public IActorRef Region { get; }

    public VoiceSessionHandle Session { get; }

    public ScriptedStt Stt { get; }

    public ScriptedLlm Llm { get; }

    public ScriptedTts Tts { get; }

    /// <summary>Everything the session said happened, with the virtual second it was said.</summary>
    public List<(double At, SessionEvent Event)> Events { get; } = [];

    /// <summary>Everything the caller was given to hear.</summary>
    public List<PlayedFrame> Heard { get; } = [];

    public double Now => (Time.GetUtcNow() - Start).TotalSeconds;

    public ScriptedCall CallerSays(string text, double at, double lasts)
    {
        _script.Add(new Utterance(_script.Count, at, lasts, text));
        return this;
    }

    public ScriptedCall CallerMakesNoise(double at, double lasts) => CallerSays("", at, lasts);

    public ScriptedCall RunTo(double second)
    {
        Time.AdvanceTo(Start.AddSeconds(second));
        return this;
    }

    /// <summary>Runs until a task of the session is done, and everything that follows from it at the same moment.</summary>
    public void RunToEnd(Func<Task> task)
    {
        Time.Run(task);
        Time.RunUntilIdle();
    }

    public IEnumerable<(double At, T Event)> All<T>()
        where T : SessionEvent => Events.Where(each => each.Event is T).Select(each => (each.At, (T)each.Event));

    /// <summary>The agent's states with the second they began.</summary>
    public IReadOnlyList<string> AgentStates => [.. All<AgentStateChanged>().Select(each => $"{Round(each.At)} {each.Event.NewState}")];

    /// <summary>The caller's states with the second they carry.</summary>
    public IReadOnlyList<string> UserStates => [.. All<UserStateChanged>().Select(each => $"{Round(Seconds(each.Event.CreatedAt))} {each.Event.NewState}")];

    /// <summary>The conversation as "role: text", with "…" after an interrupted one.</summary>
    public IReadOnlyList<string> Items => [.. All<ConversationItemAdded>().Select(each => each.Event.Item).OfType<ChatMessage>()
        .Select(message => $"{message.Role.ToString().ToLowerInvariant()}: {message.Text}{(message.Interrupted ? "…" : "")}")];

    public IReadOnlyList<string> Trace => [.. Events.Select(each => $"{each.At:0.######} {each.Event}")];

    public double Seconds(DateTimeOffset at) => (at - Start).TotalSeconds;

    /// <summary>Seconds of agent sound that were to be heard between two times.</summary>
    public double HeardBetween(double from, double to)
        => Heard.Where(played => Seconds(played.At) >= from - 1e-9 && Seconds(played.At) < to - 1e-9).Sum(played => played.Frame.Duration.TotalSeconds);

    /// <summary>Actors alive in the whole system.</summary>
    public int CountActors() => ((ExtendedActorSystem)System).PrintTree().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    public void Dispose()
    {
        _microphone.Dispose();
        Time.Run(System.Terminate);
    }

    private static double Round(double second) => Math.Round(second, 3);

    private async Task CollectAsync()
    {
        await foreach (var happened in Session.Events())
            Events.Add((Now, happened));
    }

    private async Task ListenAsync()
    {
        await foreach (var frame in Session.Output.ReadAllAsync())
            Heard.Add(frame);
    }

    /// <summary>Gives the sound of the last 20 ms, as a microphone does.</summary>
    private void Speak()
    {
        var from = _frames++ * FrameSamples;
        var sounding = _script.Where(said => said.FirstSample < from + FrameSamples && said.EndSample > from).ToList();
        if (sounding.Count == 0)
        {
            Session.Input.Offer(Silence);
            return;
        }
        var samples = new short[FrameSamples];
        foreach (var said in sounding)
            samples.AsSpan()[(int)Math.Max(0, said.FirstSample - from)..(int)Math.Min(FrameSamples, said.EndSample - from)].Fill(said.Sample);
        Session.Input.Offer(new AudioFrame(samples, Utterance.Rate));
    }
}
