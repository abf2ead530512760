namespace Agents.Actors;

/// <summary>What a session is made of; outlives restarts of its actor.</summary>
internal sealed record SessionSetup(
    string Id, AgentDefinition Agent, AudioIngress Ingress, BoundedStream<PlayedFrame> Output, SessionEvents Events, Journal Journal)
{
    public SessionNumbers Numbers { get; } = new(Journal.State);

    /// <summary>Done when the session is over.</summary>
    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Numbers what a session makes, whoever makes it, across restarts; goes on where the log ends.</summary>
internal sealed class SessionNumbers(ConversationState logged)
{
    private int _speeches = logged.LastSpeech, _items = logged.LastItem;

    public int NextSpeech() => Interlocked.Increment(ref _speeches);

    public int NextItem() => Interlocked.Increment(ref _items);
}
