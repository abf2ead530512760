using Agents.Actors;
using Agents.Audio;
using Agents.Bench.Measuring;

namespace Agents.Bench.Session;

/// <summary>One call at real time: pushes the caller's sound and takes the time of each answer.</summary>
internal sealed class TalkingCall
{
    private static readonly SessionOptions Options = new()
    {
        AecWarmupDuration = null,
        TurnHandling = new TurnHandlingOptions
        {
            TurnDetection = TurnDetection.Vad,
            Endpointing = new EndpointingOptions { MinDelay = Script.MinDelay },
            PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = false },
        },
    };

    private readonly VoiceSessionHandle _session;
    private readonly ServiceTimes _times;
    private readonly List<double> _added = [];
    private int _frame;
    private long _speechEnded;

    private TalkingCall(VoiceSessionHandle session, ServiceTimes times)
    {
        (_session, _times) = (session, times);
        _ = ListenAsync();
    }

    /// <summary>Seconds that the session added to each answer.</summary>
    public IReadOnlyList<double> Added => _added;

    /// <summary>Answers heard.</summary>
    public int Answers { get; private set; }

    public static async Task<TalkingCall> StartAsync(IActorRef region, string id)
    {
        var times = new ServiceTimes();
        var agent = new AgentDefinition
        {
            Instructions = "You are a benchmark.",
            Stt = new ScriptedHearing(),
            Llm = new ScriptedThinking(times),
            Tts = new ScriptedVoice(times),
            Vad = static () => new VoiceActivityDetector(new VadOptions { PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero }, new CostlyClassifier()),
            Options = Options,
        };
        return new TalkingCall((await region.Ask<SessionStarted>(new StartSession(id, agent))).Session, times);
    }

    /// <summary>The next 20 ms of the caller.</summary>
    public void PushFrame()
    {
        var frame = Script.FrameAt(_frame);
        _session.Input.Offer(frame);
        _frame++;
        if (_frame % Script.FramesPerTurn == Script.VoicedFrames + FramesUntilEnd)
            _speechEnded = Lap.Now();
    }

    public Task CloseAsync() => _session.CloseAsync();

    /// <summary>The end of speech shows when so many silent frames have come; their moment, less their length, is the end by this call's own microphone.</summary>
    private const int FramesUntilEnd = 13;

    private async Task ListenAsync()
    {
        var speech = 0;
        await foreach (var played in _session.Output.ReadAllAsync())
        {
            if (played.Speech == speech)
                continue;
            speech = played.Speech;
            Answers++;
            var sinceEnd = Lap.Since(_speechEnded) + (FramesUntilEnd * Script.FrameLength).TotalSeconds;
            _added.Add(sinceEnd - Script.MinDelay.TotalSeconds - _times.Model - _times.Voice);
        }
    }
}
