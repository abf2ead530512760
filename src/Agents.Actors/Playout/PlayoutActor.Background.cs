namespace Agents.Actors;

// What is heard behind the speech.
internal sealed partial class PlayoutActor
{
    private void ReceiveBackground()
    {
        Receive<AgentThinks>(agent =>
        {
            _backdrop.OnThinking(agent.Thinking);
            PlayOn();
        });
        Receive<PlayBackground>(play =>
        {
            _backdrop.Play(play);
            PlayOn();
        });
        Receive<StopBackground>(stop => _backdrop.Stop(stop.Sound));
    }

    /// <summary>A frame of the backdrop alone, if there is one.</summary>
    private bool SendBackdrop()
    {
        if (!_backdrop.IsAudible)
            return false;
        var frame = _backdrop.Alone(PlayoutSegment.FrameLength);
        _output.Current.Offer(new PlayedFrame(frame, _nextDue, Speech: 0));
        _nextDue += frame.Duration;
        return true;
    }

    /// <summary>Goes on with what is audible now.</summary>
    private void PlayOn()
    {
        Timers.Cancel(Tick.Instance);
        if (_backdrop.IsAudible || (!_paused && !_waiting && _segments.Count > 0))
        {
            CatchUp();
            Run();
        }
    }
}
