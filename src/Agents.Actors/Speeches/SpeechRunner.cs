namespace Agents.Actors;

/// <summary>
/// Carries a speech through its life (voice-session.md 3.5): ask the model, store the caller's message, wait for the floor, speak, run
/// tools, ask again, done.
/// Owned by the session; every message of a step that is not the speech's current one is late and ignored.
/// </summary>
internal sealed partial class SpeechRunner
{
    private static readonly TimeSpan HardStop = TimeSpan.FromSeconds(5);

    private readonly SessionScope _scope;
    private readonly SpeechFloor _floor;
    private readonly Conversation _conversation;
    private readonly Presence _presence;
    private readonly Dictionary<int, Speech> _open = [];

    public SpeechRunner(SessionScope scope, SpeechFloor floor, Conversation conversation, Presence presence)
    {
        (_scope, _floor, _conversation, _presence) = (scope, floor, conversation, presence);
        _transcripts = new TranscriptNodes(scope);
        _floor.Granted += OnGranted;
    }

    /// <summary>A stretch of a speech begins to be heard.</summary>
    public event Action<Speech>? Heard;

    /// <summary>A speech is done: said, stopped or failed.</summary>
    public event Action<Speech>? Finished;

    /// <summary>An answer could not be generated and nothing of it was said.</summary>
    public event Action<Speech>? Unanswered;

    /// <summary>Every speech that is not done.</summary>
    public IEnumerable<Speech> Open => _open.Values;

    /// <summary>Those of the agent that has the conversation; others wait with theirs.</summary>
    public IEnumerable<Speech> Own => _open.Values.Where(speech => speech.Activity == _scope.Active.Number);

    /// <summary>An answer will be scheduled as soon as what is stopped is stored.</summary>
    public bool ReplyExpected { get; set; }

    /// <summary>Begins a speech: the model is asked at once, nothing is heard before it is scheduled.</summary>
    public void Begin(Speech speech, bool userInitiated, bool preemptive = false)
    {
        _open[speech.Number] = speech;
        speech.Activity = _scope.Active.Number;
        _scope.Events.Publish(new SpeechCreated(speech.Handle, speech.Handle.Source, userInitiated, preemptive));
        if (speech.Text is { } text)
        {
            speech.Step.Add(text);
            speech.Step.Generated = true;
        }
        else
            Ask(speech, speech.ToolChoice);
    }

    /// <summary>Puts a speech in the queue: the caller's message is stored, and the agent thinks.</summary>
    public void Schedule(Speech speech)
    {
        if (speech.UserMessage is { } message)
            _conversation.Add(message, speech.UserMetrics);
        if (speech.Text is null && _presence.Agent != AgentState.Speaking)
            _presence.To(AgentState.Thinking);
        speech.Stage = SpeechStage.Waiting;
        Forward(speech);
        _floor.Enqueue(speech);
    }

    /// <summary>Stops a speech; what was heard is stored, calls that run go on to their end (F13).</summary>
    public void Interrupt(Speech speech)
    {
        if (!speech.IsOpen || speech.Handle.Interrupted)
            return;
        speech.Handle.MarkInterrupted();
        StopGenerating(speech);
        if (speech.Step is { CallsAsked: > 0, ToolsFinished: false })
            _scope.Rooms.Tools.Tell(new InterruptTools(speech.Step.Id));
        _scope.Timers.StartSingleTimer(("hard-stop", speech.Number), new SpeechHangs(speech.Number), HardStop);
        switch (speech.Stage)
        {
            case SpeechStage.Created:
                Finish(speech);
                break;
            case SpeechStage.Waiting:
                _floor.Withdraw(speech);
                Finish(speech);
                break;
            case SpeechStage.OnFloor when speech.Step is { OnAir: { } onAir } step:
                EndTools(speech, step);
                StopOutput(speech, onAir);
                break;
            case SpeechStage.OnFloor:
                DropUnplayed(speech.Step);
                Check(speech);
                break;
        }
    }

    /// <summary>Gives up a speech that has the floor because of something that is not the caller's doing.</summary>
    public void Fail(Speech speech, Exception error)
    {
        if (!speech.IsOpen)
            return;
        StopGenerating(speech);
        speech.Step.Error ??= error;
        if (speech.Step.OnAir is { } onAir)
            StopOutput(speech, onAir);
        else
            Check(speech);
    }

    /// <summary>An interrupted speech that does not come to its end is done by decree (X9).</summary>
    public void OnHangs(SpeechHangs hangs)
    {
        if (!_open.TryGetValue(hangs.Speech, out var speech))
            return;
        if (speech.Stage == SpeechStage.OnFloor)
            _floor.Leave(speech, wasHeard: true);
        Finish(speech);
    }

    private void OnGranted(Speech speech)
    {
        speech.Step.StartedAt = _scope.Now;
        AskTools(speech);
        Play(speech);
        Check(speech);
    }

    /// <summary>Looks at what is left of the current step and goes on.</summary>
    private void Check(Speech speech)
    {
        var step = speech.Step;
        if (speech.Stage != SpeechStage.OnFloor || !step.SpeechOver)
            return;
        Store(speech);
        if ((step.Error ?? step.VoiceError) is { } error)
            speech.Handle.Fail(error);
        EndTools(speech, step);
        speech.Stage = SpeechStage.Tools;
        _floor.Leave(speech, wasHeard: step.HeardFrom is not null);
        if (step.ToolsFinished)
            AfterTools(speech);
        else
            _presence.To(AgentStates.Next(new AfterSpeech(speech.Handle.Interrupted, ToolsPending: true, ReplyQueued: false)));
        _floor.Grant();
    }

    private void Finish(Speech speech)
    {
        if (!speech.IsOpen)
            return;
        var unanswered = speech.Step is { Error: not null } && speech.Text is null && !speech.Handle.Interrupted
            && speech.Step.Text.Length == 0;
        speech.Stage = SpeechStage.Done;
        _open.Remove(speech.Number);
        _scope.Timers.Cancel(("hard-stop", speech.Number));
        Settle(speech);
        speech.Handle.MarkDone();
        if (unanswered)
            Unanswered?.Invoke(speech);
        Finished?.Invoke(speech);
        _floor.Grant();
    }

    /// <summary>What one agent still has to say is another's from now on.</summary>
    public void Adopt(int from, int to)
    {
        foreach (var speech in _open.Values.Where(speech => speech.Activity == from))
            speech.Activity = to;
    }

    /// <summary>The conversation went to a task, or came back: only what its agent does counts.</summary>
    public void OnAgentChanged()
    {
        CountTools();
        if (_floor.Current is null && _presence.Agent is AgentState.Thinking or AgentState.Listening)
            _presence.To(Own.Any(speech => speech.Stage == SpeechStage.Tools) ? AgentState.Thinking : AgentState.Listening);
        _floor.Grant();
    }

    /// <summary>The agent's state once a speech is done.</summary>
    private void Settle(Speech speech)
    {
        if (_presence.Agent is not (AgentState.Thinking or AgentState.Speaking) || _floor.Current is not null)
            return;
        var pending = Own.Any(other => other.Stage == SpeechStage.Tools);
        var queued = ReplyExpected || Own.Any(other => other is { Stage: SpeechStage.Waiting, Text: null });
        _presence.To(AgentStates.Next(new AfterSpeech(speech.Handle.Interrupted, pending, queued)));
    }

    private Speech? Find(Step step) => _open.TryGetValue(step.Speech, out var speech) && speech.Step.Id == step ? speech : null;

    private (Speech? Speech, Stretch? Stretch) Find(Segment segment)
        => _open.TryGetValue(segment.Speech, out var speech) && speech.Step.Stretches.Find(stretch => stretch.Id == segment) is { } found
            ? (speech, found) : default;
}

/// <summary>An interrupted speech has not ended within 5 s.</summary>
internal sealed record SpeechHangs(int Speech);
