namespace Agents.Actors;

/// <summary>
/// Who decides that the caller's turn is over (voice-session.md 1.2 and 3.3). The default is <see cref="Text"/> with
/// <see cref="GrammarTurnDetector"/>.
/// </summary>
public abstract record TurnDetection
{
    private TurnDetection()
    {
    }

    /// <summary>Silence found by the voice activity detector, plus the endpointing delay.</summary>
    public static TurnDetection Vad { get; } = new VadMode();

    /// <summary>The recogniser's own end of speech, plus the endpointing delay.</summary>
    public static TurnDetection Stt { get; } = new SttMode();

    /// <summary>Only the application: nothing commits until it commits the turn.</summary>
    public static TurnDetection Manual { get; } = new ManualMode();

    /// <summary>Silence, with a delay chosen by what the caller has said so far.</summary>
    /// <param name="detector">Says how probable it is that the words form a finished turn.</param>
    public static TurnDetection Text(ITextTurnDetector detector) => new TextMode(detector);

    internal sealed record VadMode : TurnDetection;

    internal sealed record SttMode : TurnDetection;

    internal sealed record ManualMode : TurnDetection;

    internal sealed record TextMode(ITextTurnDetector Detector) : TurnDetection;
}
