namespace Agents.Actors;

/// <summary>
/// The caller is asked for a number, digit by digit: pauses between the digits do not end the turn, and the last digit ends it at once.
/// </summary>
/// <param name="Count">How many digits are expected. 1 to 100.</param>
/// <param name="Pause">Silence after which an incomplete number counts all the same. 0 to 60 s.</param>
public sealed record DigitCollection(int Count, TimeSpan Pause)
{
    /// <summary>With a pause of 5 s.</summary>
    public DigitCollection(int count)
        : this(count, TimeSpan.FromSeconds(5))
    {
    }

    /// <exception cref="SessionOptionsException">A value is out of range.</exception>
    internal void Validate()
    {
        var faults = new OptionFaults();
        Validate(faults);
        faults.ThrowIfAny();
    }

    internal void Validate(OptionFaults faults)
    {
        faults.Range("digits.count", Count, 1, 100);
        faults.Range("digits.pause", Pause, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    internal EndOfTurnVote Vote(string transcript, LanguageCode language)
    {
        var digits = SpokenDigits.Count(transcript, language);
        return digits == 0 ? new EndOfTurnVote("digits", EndOfTurnOpinion.None)
            : digits < Count ? new EndOfTurnVote("digits", EndOfTurnOpinion.Unfinished, Delay: Pause)
            : new EndOfTurnVote("digits", EndOfTurnOpinion.Finished, Delay: TimeSpan.Zero);
    }
}
