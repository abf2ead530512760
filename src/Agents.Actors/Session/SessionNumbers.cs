namespace Agents.Actors;

/// <summary>Numbers what a session makes, whoever makes it, across restarts; goes on where the log ends.</summary>
internal sealed class SessionNumbers(ConversationState logged)
{
    private int _speeches = logged.LastSpeech, _items = logged.LastItem, _activities;

    public int NextSpeech() => Interlocked.Increment(ref _speeches);

    public int NextItem() => Interlocked.Increment(ref _items);

    /// <summary>Stays of agents.</summary>
    public int NextActivity() => Interlocked.Increment(ref _activities);
}
