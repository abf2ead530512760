using Agents.Actors;
using Agents.Audio;
using Agents.Host.Services;

namespace Agents.Host.Realtime;

/// <summary>Fits an agent to a realtime session: who decides turns, who interrupts, and that the client plays from a buffer of its own.</summary>
internal static class SessionPlan
{
    private static readonly TimeSpan LongestDetection = TimeSpan.FromMilliseconds(250), WordsWithin = TimeSpan.FromSeconds(3);

    /// <summary>The agent as the session runs it.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="settings">What the client wants.</param>
    /// <param name="slot">Knows how each response is made.</param>
    /// <param name="leg">The leg.</param>
    /// <param name="voices">The voices that the client may choose.</param>
    /// <param name="lead">How far sound may run ahead of true time.</param>
    public static AgentDefinition Adapt(AgentDefinition agent, RealtimeSettings settings, ModelTurnSlot slot, IActorRef leg, VoiceBook voices, TimeSpan lead) => agent with
    {
        Llm = agent.Llm is { } llm ? new RealtimeModel(llm, slot, leg) : null,
        Tts = agent.Tts is { } tts ? new RealtimeVoice(tts, slot, voices) : null,
        Vad = agent.Vad is { } vad ? () => Detector(vad(), settings.TurnDetection) : null,
        OnUserTurnCompleted = Hook(agent.OnUserTurnCompleted, leg),
        Options = Options(agent.Options, settings.TurnDetection) with { OutputLead = lead },
    };

    /// <summary>The session's settings.</summary>
    public static Actors.SessionOptions Options(Actors.SessionOptions options, VadSettings? vad) => options with
    {
        AecWarmupDuration = null, // the client cancels echoes
        UserAwayTimeout = null,
        TranscriptionTimeout = WordsWithin,
        Failure = options.Failure with { Apology = null, Farewell = null }, // the client is told instead
        TurnHandling = TurnHandling(options.TurnHandling, vad),
    };

    /// <summary>What changes in a running session when the client wants turns to be found otherwise.</summary>
    /// <param name="agent">The agent, as it was before <see cref="Adapt"/>.</param>
    /// <param name="vad">What the client wants.</param>
    public static SessionUpdate Change(AgentDefinition agent, VadSettings? vad)
    {
        var turns = TurnHandling(agent.Options.TurnHandling, vad);
        return new SessionUpdate
        {
            Vad = agent.Vad is { } own ? () => Detector(own(), vad) : null,
            Options = new OptionOverrides
            {
                TurnDetection = turns.TurnDetection,
                EndpointingMode = turns.Endpointing.Mode,
                MinEndpointingDelay = turns.Endpointing.MinDelay,
                MaxEndpointingDelay = turns.Endpointing.MaxDelay,
                AllowInterruptions = turns.Interruption.Enabled,
            },
        };
    }

    private static TurnHandlingOptions TurnHandling(TurnHandlingOptions options, VadSettings? vad) => options with
    {
        TurnDetection = vad switch
        {
            null => TurnDetection.Manual,
            { IsSemantic: true } => TurnDetection.Text(GrammarTurnDetector.Instance),
            _ => TurnDetection.Vad,
        },
        Endpointing = vad switch
        {
            null => options.Endpointing,
            { IsSemantic: true } => options.Endpointing with { MaxDelay = vad.LongestWait },
            _ => options.Endpointing with { Mode = EndpointingMode.Fixed, MinDelay = Silence(vad), MaxDelay = Silence(vad) },
        },
        Interruption = options.Interruption with
        {
            Enabled = vad?.InterruptResponse ?? true,
            DiscardAudioIfUninterruptible = false,
            MinDuration = TimeSpan.Zero,
            MinWords = 0,
            FalseInterruptionTimeout = null, // what was sent cannot be taken up again: the client has thrown it away
            Backchannels = BackchannelWords.None,
        },
        PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = false },
    };

    private static VoiceActivityDetector Detector(VoiceActivityDetector detector, VadSettings? vad)
    {
        if (vad is not { IsSemantic: false })
            return detector;
        var silence = Silence(vad);
        return detector.With(detector.Options with
        {
            ActivationThreshold = Math.Max(0.01f, (float)vad.Threshold),
            DeactivationThreshold = null,
            MinSilence = silence < LongestDetection ? silence : LongestDetection,
        });
    }

    private static TimeSpan Silence(VadSettings vad) => TimeSpan.FromMilliseconds(vad.SilenceDurationMs);

    private static Func<CompletedTurn, CancellationToken, Task> Hook(Func<CompletedTurn, CancellationToken, Task>? own, IActorRef leg) => async (turn, stop) =>
    {
        if (own is not null)
            await own(turn, stop);
        var taken = await leg.Ask<TurnTaken>(new TurnCompleted(turn.Message.Text), stop);
        turn.Message = turn.Message with { Id = taken.ItemId };
        if (!taken.Answer)
            throw new StopResponseException();
    };
}
