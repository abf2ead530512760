namespace Agents.Actors;

/// <summary>
/// A running session as the host sees it: the caller's sound in, the agent's sound and events out, commands. Usable from any thread.
/// </summary>
public sealed class VoiceSessionHandle : SessionControls
{
    private const int WaitingEvents = 10_000;

    internal VoiceSessionHandle(SessionSetup setup, IActorRef session)
        : base(setup, session)
    {
    }

    /// <summary>
    /// Takes the caller's sound in true time, in any format; complete it when the caller is gone. More than 2 s of backlog drops the
    /// oldest.
    /// </summary>
    public BoundedStream<AudioFrame> Input => Setup.Ingress.FromHost;

    /// <summary>
    /// Gives the agent's sound in frames of 20 ms at their true time. Read it all the time: more than 1 s of backlog drops the oldest. Ends
    /// with the session, or when <see cref="ReplaceOutputAsync"/> puts another one in its place.
    /// </summary>
    public BoundedStream<PlayedFrame> Output => Setup.Output.Current;

    /// <summary>
    /// The session's events, from the first on; the last is <see cref="SessionClosed"/>. Each call is a reader of its own.
    /// </summary>
    public IAsyncEnumerable<SessionEvent> Events(CancellationToken cancellationToken = default)
    {
        var stream = new BoundedStream<SessionEvent>(WaitingEvents, OverflowStrategy.Fail, "events");
        Setup.Events.Subscribe(stream);
        return stream.ReadAllAsync(cancellationToken);
    }

    /// <summary>
    /// Puts a fresh stream in the place of <see cref="Output"/>, for a caller who comes back on another line. What is being said ends on the
    /// old one, as interrupted; everything after it goes to the new one.
    /// </summary>
    /// <returns>The new stream.</returns>
    public async Task<BoundedStream<PlayedFrame>> ReplaceOutputAsync()
    {
        await AskAsync(new ReplaceOutput(), Done.Instance);
        return Output;
    }

    /// <summary>
    /// Switches the caller's sound off or on. While it is off nothing is heard; words understood before stay part of the open turn.
    /// </summary>
    public void EnableAudioInput(bool enabled) => Tell(new SwitchAudio(Input: enabled, Output: null));

    /// <summary>
    /// Tells how much of a speech the caller's device has played, as often as it is known. What was heard is then known by the device, not by the clock here.
    /// </summary>
    /// <param name="speech">Number of the speech: <see cref="PlayedFrame.Speech"/>.</param>
    /// <param name="rendered">How much of its sound was played, from its first frame on.</param>
    public void PlaybackMark(int speech, TimeSpan rendered) => Tell(new PlaybackMark(speech, rendered));

    /// <summary>Switches the agent's voice off or on. While it is off answers are text only. What is being said goes on.</summary>
    public void EnableAudioOutput(bool enabled) => Tell(new SwitchAudio(Input: null, Output: enabled));
}
