using Agents.Actors;
using Agents.Audio;
using Agents.Host.Telephony;
using Agents.Kernel.Hosting;
using Agents.Kernel.TestKit;
using Agents.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Agents.Host.Tests.Telephony;

/// <summary>A whole host in virtual time, with scripted services, that carriers call. All seconds count from the start.</summary>
internal sealed class PhoneRig : IDisposable
{
    private readonly IHost _host;
    private readonly DateTimeOffset _start;

    public PhoneRig(ScriptedLlm llm, string[] callerSays, TelephonyOptions? options = null, Func<AgentDefinition, AgentDefinition>? agent = null,
        IConversationStore? store = null)
    {
        Llm = llm;
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddVoiceAgents(new VoiceAgentsOptions
        {
            Speech = null,
            Agents = new Dictionary<string, Func<IServiceProvider, AgentDefinition>> { ["phone"] = _ => (agent ?? (same => same))(Agent(new LineStt(callerSays))) },
            Telephony = options ?? new TelephonyOptions(),
            Sessions = new SessionRegionOptions { Store = store },
            Actors = new ActorSystemOptions { TimeProvider = Time, TaskScheduler = Time.TaskScheduler },
        });
        _host = builder.Build();
        Time.Run(async () =>
        {
            foreach (var hosted in _host.Services.GetServices<IHostedService>())
                await hosted.StartAsync(CancellationToken.None);
        });
        _start = Time.GetUtcNow();
    }

    /// <summary>The clock and scheduler of everything.</summary>
    public VirtualTime Time { get; } = new();

    /// <summary>Seconds since the start.</summary>
    public double Now => (Time.GetUtcNow() - _start).TotalSeconds;

    /// <summary>The model.</summary>
    public ScriptedLlm Llm { get; }

    /// <summary>The actors, one a line.</summary>
    public string Actors => ((ExtendedActorSystem)_host.Services.GetRequiredService<ActorSystem>()).PrintTree();

    /// <summary>The names of the sessions that run.</summary>
    public IReadOnlyList<string> Sessions => Time.Run(async () =>
        (await (await _host.Services.GetRequiredService<IRequiredActor<SessionRegion>>().GetAsync()).Ask<SessionList>(new ListSessions(), TimeSpan.FromSeconds(1))).Ids);

    /// <summary>The session of that name, which runs.</summary>
    public VoiceSessionHandle Session(string name) => Time.Run(async () =>
        (await (await _host.Services.GetRequiredService<IRequiredActor<SessionRegion>>().GetAsync()).Ask<SessionStarted>(new StartSession(name, Agent(null!)), TimeSpan.FromSeconds(1))).Session);

    /// <summary>A service of the host.</summary>
    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>A carrier opens a stream.</summary>
    /// <param name="carrier">Its name.</param>
    /// <param name="capacity">Messages that it takes without reading.</param>
    public MemorySocket Connect(string carrier, int capacity = 10_000)
    {
        var (server, client) = MemorySocket.Pair(capacity);
        Time.Run(() =>
        {
            _ = ServeAsync(server, Get<IEnumerable<ICarrier>>().Single(each => each.Name == carrier));
            return Task.CompletedTask;
        });
        return client;
    }

    /// <summary>A call by Twilio.</summary>
    public TwilioCaller Call(string callSid = "CA1") => new(this, Connect("twilio"), callSid);

    /// <summary>The second of a moment.</summary>
    public double Seconds(DateTimeOffset at) => (at - _start).TotalSeconds;

    /// <summary>Runs to a second.</summary>
    public void RunTo(double second) => Time.AdvanceTo(_start.AddSeconds(second));

    public void Dispose() => Time.Run(async () =>
    {
        foreach (var hosted in _host.Services.GetServices<IHostedService>().Reverse())
            await hosted.StopAsync(CancellationToken.None);
        _host.Dispose();
    });

    private async Task ServeAsync(MemorySocket server, ICarrier carrier)
    {
        await Get<PhoneStreams>().RunAsync(server, carrier);
        server.Dispose();
    }

    private AgentDefinition Agent(LineStt stt) => new()
    {
        Instructions = "You are a test.",
        Stt = stt,
        Llm = Llm,
        Tts = new ScriptedTts(),
        Vad = () => new VoiceActivityDetector(
            new VadOptions { MinSilence = TimeSpan.FromSeconds(0.5), PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero }, new Loudness()),
        Options = new SessionOptions
        {
            AecWarmupDuration = null,
            TurnHandling = new TurnHandlingOptions
            {
                TurnDetection = TurnDetection.Vad, PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = false },
            },
        },
    };
}
