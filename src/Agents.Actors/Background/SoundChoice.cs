namespace Agents.Actors;

/// <summary>Draws one of several sources by their probabilities (voice-session.md 5.7). Pure.</summary>
internal static class SoundChoice
{
    /// <param name="sources">What to draw from.</param>
    /// <param name="roll">0 to below 1.</param>
    /// <returns>A source, or null for silence.</returns>
    public static SoundSource? Draw(IReadOnlyList<SoundSource> sources, double roll)
    {
        var place = roll * Math.Max(1, sources.Sum(source => source.Probability));
        foreach (var source in sources)
        {
            place -= source.Probability;
            if (place < 0)
                return source;
        }
        return null;
    }
}
