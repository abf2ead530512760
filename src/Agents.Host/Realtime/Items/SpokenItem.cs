using Agents.Actors;

namespace Agents.Host.Realtime;

/// <summary>What the session stored of one item of the agent's: a message for each stretch of sound, one after the other.</summary>
internal sealed class SpokenItem
{
    private readonly List<(string SessionId, string Text, SpokenText? Spoken)> _stretches = [];

    /// <summary>Length of the sound that the client was sent.</summary>
    public TimeSpan Sent { get; set; }

    /// <summary>How far it was heard, as the client says; null if it said nothing.</summary>
    public TimeSpan? HeardUntil { get; set; }

    /// <summary>The session stored a stretch.</summary>
    /// <param name="sessionId">The message's name there.</param>
    /// <param name="text">The message's text.</param>
    /// <param name="spoken">Where its words are in the sound.</param>
    public void Add(string sessionId, string text, SpokenText? spoken) => _stretches.Add((sessionId, text, spoken));

    /// <summary>What of each message was heard; empty: nothing.</summary>
    /// <param name="until">How much of the sound was heard.</param>
    public IEnumerable<(string SessionId, string Heard)> HeardAt(TimeSpan until)
    {
        var left = until;
        foreach (var (id, text, spoken) in _stretches)
        {
            yield return (id, left <= TimeSpan.Zero ? "" : spoken?.HeardAt(left) ?? text);
            left -= spoken?.Sent ?? TimeSpan.Zero;
        }
    }
}
