namespace Agents.Actors;

/// <summary>What the agent said in one stretch, and where its words are in the sound: enough to tell what was heard up to any moment of it.</summary>
/// <param name="Intended">The text as it was meant.</param>
/// <param name="Sent">Length of the sound that was sent.</param>
/// <param name="Words">Words with their times in the sound; none where the voice sends none.</param>
/// <param name="IsWhole">Whether all sound of the text was sent.</param>
public sealed record SpokenText(string Intended, TimeSpan Sent, IReadOnlyList<TimedWord> Words, bool IsWhole)
{
    /// <summary>The words that had begun when playing stopped at a position; all of them at the end of the whole sound.</summary>
    /// <param name="position">How much of the sound was played.</param>
    public string HeardAt(TimeSpan position) => this switch
    {
        { IsWhole: true } when position >= Sent => Intended,
        { Words.Count: > 0 } => HeardText.ByWordTimes(Intended, Words, position),
        _ => HeardText.ByClock(Intended, position, IsWhole ? Sent : null),
    };
}
