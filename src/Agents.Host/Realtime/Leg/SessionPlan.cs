using Agents.Actors;
using Agents.Audio;

namespace Agents.Host.Realtime;

/// <summary>How a realtime session finds turns: who decides, who interrupts, and that the client plays from a buffer of its own. Pure.</summary>
internal static class SessionPlan
{
    private static readonly TimeSpan LongestDetection = TimeSpan.FromMilliseconds(250), WordsWithin = TimeSpan.FromSeconds(3);

    /// <summary>The settings in force.</summary>
    /// <param name="options">The agent's.</param>
    /// <param name="vad">How the client wants turns to be found.</param>
    public static Actors.SessionOptions Options(Actors.SessionOptions options, VadSettings? vad) => options with
    {
        AecWarmupDuration = null, // the client cancels echoes
        UserAwayTimeout = null,
        TranscriptionTimeout = WordsWithin,
        Failure = options.Failure with { Apology = null, Farewell = null }, // the client is told instead
        TurnHandling = TurnHandling(options.TurnHandling, vad),
    };

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

    /// <summary>The detector of the caller's voice.</summary>
    /// <param name="detector">The agent's.</param>
    /// <param name="vad">What the client wants.</param>
    public static VoiceActivityDetector Detector(VoiceActivityDetector detector, VadSettings? vad)
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
}
