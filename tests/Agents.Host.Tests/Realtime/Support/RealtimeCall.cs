using System.Text;
using Agents.Actors;
using Agents.Audio;
using Agents.Host.Legs;
using Agents.Host.Realtime;
using Agents.Host.Services;
using Agents.Kernel.Hosting;
using Agents.Kernel.TestKit;
using Agents.Messages;
using Agents.Testing;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime.Support;

/// <summary>
/// A client of the Realtime API and its leg, in virtual time and without a socket: what the client sends, and every event it got with its second.
/// </summary>
internal sealed class RealtimeCall : IDisposable
{
    private readonly List<(double At, JObject Event)> _events = [];
    private readonly ITimer _microphone;
    private readonly IActorRef _leg;
    private double _voiceUntil;
    private RealtimeConnection _connection = new();

    public RealtimeCall(
        Func<ChatContext, ScriptedAnswer> answers, Func<RealtimeSettings, RealtimeSettings>? settings = null, Func<AgentDefinition, AgentDefinition>? agent = null,
        ScriptedTts? voice = null, RealtimeOptions? options = null, Func<ScriptedLlm, ScriptedLlm>? model = null,
        Func<AgentDefinition, ServiceSwap, AgentDefinition>? swap = null)
    {
        (Llm, Voice) = ((model ?? (llm => llm))(new ScriptedLlm(answers)), voice ?? new ScriptedTts());
        System = TestKit.CreateSystem(Time, "realtime");
        Region = System.ActorOf(SessionRegion.Props(), SessionRegion.Name);
        var agents = new AgentDirectory(
            new VoiceAgentsOptions { Agents = new Dictionary<string, Func<IServiceProvider, AgentDefinition>> { ["test"] = _ => (agent ?? (same => same))(Agent()) } },
            new ServiceCollection().BuildServiceProvider());
        var begin = new RealtimeSettings("test") { Instructions = "You are a test.", Transcription = [] };
        var voices = new VoiceBook(new Dictionary<string, string> { ["other"] = "test/other" }, _ => OtherVoice);
        var setup = new LegSetup("sess_test", "tenant", (settings ?? (same => same))(begin), new SessionStarter(agents, new Required(Region)), Tokens, voices, options ?? new RealtimeOptions())
        {
            Swap = swap ?? ((same, _) => same),
        };
        _leg = System.ActorOf(Props.Create(() => new RealtimeLeg(setup)), "leg");
        Connect();
        _microphone = Time.CreateTimer(_ => SendSound(), null, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
    }

    public VirtualTime Time { get; } = new();

    public ActorSystem System { get; }

    public IActorRef Region { get; }

    public HeardWords Stt { get; } = new();

    public ScriptedLlm Llm { get; }

    public ScriptedTts Voice { get; }

    /// <summary>The voice that clients may choose as "other".</summary>
    public ScriptedTts OtherVoice { get; } = new();

    public ResumeTokens Tokens { get; } = new();

    public IActorRef Leg => _leg;

    /// <summary>The lines of the connection there is, or was.</summary>
    public RealtimeConnection Connection => _connection;

    /// <summary>The session's actor; null if there is none.</summary>
    public IActorRef? Session
    {
        get
        {
            IActorRef? found = null;
            Time.Run(async () => found = (await Region.Ask<object>(new FindSession("sess_test"), TimeSpan.FromSeconds(1)) as SessionFound)?.Ref);
            return found;
        }
    }

    /// <summary>Whether the microphone is open.</summary>
    public bool IsMicrophoneOpen { get; set; } = true;

    /// <summary>The form of the microphone's sound.</summary>
    public LegFormat Format { get; set; } = LegFormat.Pcm24;

    /// <summary>Seconds since the start.</summary>
    public double Now => Time.Elapsed.TotalSeconds;

    /// <summary>Every event, in order.</summary>
    public IReadOnlyList<JObject> Events => [.. _events.Select(happened => happened.Event)];

    /// <summary>The types of all events, in order; repetitions once.</summary>
    public IReadOnlyList<string> Types => [.. Events.Select(Type).Where((type, i) => i == 0 || Type(Events[i - 1]) != type)];

    public static string Type(JObject happened) => (string)happened["type"]!;

    /// <summary>All events of a type.</summary>
    public IReadOnlyList<JObject> All(string type) => [.. Events.Where(happened => Type(happened) == type)];

    /// <summary>The only event of a type.</summary>
    public JObject One(string type) => All(type).ShouldHaveSingleItem(string.Join('\n', Types));

    /// <summary>The second of the first event of a type, from some second on.</summary>
    public double When(string type, double from = 0) => _events.First(happened => Type(happened.Event) == type && happened.At >= from).At;

    /// <summary>Opens a fresh connection to the same leg.</summary>
    public RealtimeConnection Connect(bool beta = false)
    {
        var connection = _connection = new RealtimeConnection();
        _leg.Tell(new Attach(connection, beta), ActorRefs.NoSender);
        Time.Run(() =>
        {
            _ = ReadAsync(connection);
            return Task.CompletedTask;
        });
        Time.RunUntilIdle();
        return connection;
    }

    /// <summary>Loses the connection.</summary>
    public void Disconnect(bool goodbye = false)
    {
        var lost = _connection;
        IsMicrophoneOpen = false;
        lost.Inbox.Complete();
        _leg.Tell(new Detach(lost, goodbye), ActorRefs.NoSender);
        Time.RunUntilIdle();
    }

    /// <summary>Sends an event.</summary>
    public void Send(string json) => Send(ClientFrameKind.Text, Encoding.UTF8.GetBytes(json));

    /// <summary>Sends a message of any kind.</summary>
    public void Send(ClientFrameKind kind, byte[] payload)
    {
        Offer(kind, payload);
        Time.RunUntilIdle();
    }

    /// <summary>Changes settings.</summary>
    public void Update(string session)
    {
        var patch = JObject.Parse(session);
        patch["type"] = "realtime";
        Send(new JObject { ["type"] = "session.update", ["session"] = patch }.ToString());
    }

    /// <summary>Says something for some seconds, from now on.</summary>
    public void Say(string? words, double lasts = 0.5)
    {
        if (words is not null)
            Stt.Script.Enqueue(words);
        _voiceUntil = Now + lasts;
    }

    /// <summary>Runs for some seconds.</summary>
    public void Run(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Runs until an event of a type that was not there before, at most 60 s.</summary>
    public JObject RunTo(string type)
    {
        var before = All(type).Count;
        Time.RunUntil(() => All(type).Count > before, TimeSpan.FromSeconds(60));
        Time.RunUntilIdle();
        return All(type)[before];
    }

    /// <summary>Some seconds of sound in the client's form, in base64.</summary>
    public static string Sound(double seconds, short level = 2000) =>
        Convert.ToBase64String(new LegEncoder(LegFormat.Pcm24).Encode(Frame(seconds, level, 24_000)));

    /// <summary>Bytes of sound that a response sent.</summary>
    public byte[] SoundOf(string response) =>
        [.. All("response.output_audio.delta").Where(delta => (string?)delta["response_id"] == response).SelectMany(delta => Convert.FromBase64String((string)delta["delta"]!))];

    public void Dispose()
    {
        _microphone.Dispose();
        Time.Run(System.Terminate);
    }

    private static AudioFrame Frame(double seconds, short level, int rate)
    {
        var samples = new short[(int)(seconds * rate)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = level == 0 ? (short)0 : (short)((i / 8 % 2 * 2 - 1) * level);
        return new AudioFrame(samples, rate);
    }

    private void SendSound()
    {
        if (!IsMicrophoneOpen)
            return;
        var bytes = new LegEncoder(Format).Encode(Frame(0.02, Now < _voiceUntil ? (short)2000 : (short)0, Format.Rate));
        Offer(ClientFrameKind.Text, Encoding.UTF8.GetBytes($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(bytes)}}"}"""));
    }

    private void Offer(ClientFrameKind kind, byte[] payload) => _connection.Inbox.Offer(kind == ClientFrameKind.Text ? ClientFrame.OfText(payload) : new ClientFrame(kind, payload));

    private async Task ReadAsync(RealtimeConnection connection)
    {
        await foreach (var message in connection.Outbox.ReadAllAsync())
            _events.Add((Now, JsonConvert.DeserializeObject<JObject>(Encoding.UTF8.GetString(message.Span))!));
    }

    private AgentDefinition Agent() => new()
    {
        Stt = Stt,
        Llm = Llm,
        Tts = Voice,
        Vad = () => new VoiceActivityDetector(new VadOptions { PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero }, new Loudness()),
    };

    private sealed record Required(IActorRef ActorRef) : IRequiredActor<SessionRegion>
    {
        public Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(ActorRef);
    }
}
