namespace Agents.Actors;

/// <summary>A sound that was started with <see cref="SessionControls.PlayBackground"/>. Usable from any thread.</summary>
public sealed class BackgroundSound
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IActorRef _session;

    internal BackgroundSound(IActorRef session) => _session = session;

    /// <summary>Ends when nothing of it is heard any more, at the latest with the session.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Stops it, after its fade-out. Ended already: no effect.</summary>
    public void Stop() => _session.Tell(new StopBackground(this));

    internal void MarkEnded() => _ended.TrySetResult();
}

/// <summary>Play a sound behind the speech.</summary>
/// <param name="Sound">Its handle.</param>
/// <param name="Source">What to play.</param>
/// <param name="Loop">Whether it is repeated.</param>
internal sealed record PlayBackground(BackgroundSound Sound, SoundSource Source, bool Loop) : SessionCommand;

/// <summary>Stop a sound.</summary>
internal sealed record StopBackground(BackgroundSound Sound) : SessionCommand;

/// <summary>The agent begins, or ceases, to think.</summary>
internal sealed record AgentThinks(bool Thinking);
