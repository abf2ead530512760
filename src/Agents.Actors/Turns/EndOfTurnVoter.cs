namespace Agents.Actors;

/// <summary>Somebody who is asked whether the caller's turn is over; combine them with <see cref="TurnDetection.Combine"/>.</summary>
public abstract record EndOfTurnVoter
{
    private EndOfTurnVoter()
    {
    }

    /// <summary>Punctuation and grammar of the transcript.</summary>
    public static EndOfTurnVoter Grammar { get; } = Text(GrammarTurnDetector.Instance);

    /// <summary>The recogniser's own end of speech: together with silence it ends the turn at once.</summary>
    public static EndOfTurnVoter Recogniser { get; } = new RecogniserVoter();

    /// <summary>A detector that reads what the caller has said.</summary>
    public static EndOfTurnVoter Text(ITextTurnDetector detector) => new TextVoter(detector);

    /// <summary>A detector that listens to how the caller sounds.</summary>
    /// <param name="detector">The one that is asked.</param>
    /// <param name="local">Takes over for the rest of the session once <paramref name="detector"/> has not answered in time; null for none.</param>
    public static EndOfTurnVoter Audio(IAudioTurnDetector detector, IAudioTurnDetector? local = null) => new AudioVoter(detector, local);

    /// <summary>Waits for a number of digits, as long as the caller says any: see <see cref="DigitCollection"/>.</summary>
    public static EndOfTurnVoter Digits(DigitCollection digits) => new DigitsVoter(digits);

    internal sealed record TextVoter(ITextTurnDetector Detector) : EndOfTurnVoter;

    internal sealed record AudioVoter(IAudioTurnDetector Detector, IAudioTurnDetector? Local) : EndOfTurnVoter;

    internal sealed record RecogniserVoter : EndOfTurnVoter;

    internal sealed record DigitsVoter(DigitCollection Number) : EndOfTurnVoter;
}
