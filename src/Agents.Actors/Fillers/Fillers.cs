namespace Agents.Actors;

/// <summary>
/// Says something while a tool keeps the caller waiting (voice-session.md S9), into silence only, and stops when the result is there. Owned
/// by the session.
/// </summary>
internal sealed class Fillers
{
    private readonly SessionScope _scope;
    private readonly SpeechFloor _floor;
    private readonly SpeechRunner _runner;
    private readonly Presence _presence;
    private readonly Dictionary<(Step Step, string CallId), Wait> _waits = [];
    private DateTimeOffset _quietSince;

    public Fillers(SessionScope scope, SpeechFloor floor, SpeechRunner runner, Presence presence)
    {
        (_scope, _floor, _runner, _presence) = (scope, floor, runner, presence);
        presence.AgentChanged += _ => _quietSince = scope.Now;
        presence.UserChanged += () => _quietSince = scope.Now;
    }

    public void OnToolRuns(ToolRuns runs)
    {
        if ((runs.Policy.Filler ?? _scope.Options.Tools.Filler) is not { } options)
            return;
        var key = (runs.Step, runs.Call.CallId);
        _waits[key] = new Wait(runs.Call, options, _scope.Now);
        Arm(key, options.After);
    }

    /// <summary>The tool has ended or was answered for: its caller waits no longer.</summary>
    public void OnAnswered(Step step, string callId)
    {
        _scope.Timers.Cancel(TimerKey((step, callId)));
        if (_waits.Remove((step, callId), out var wait) && wait.Speaking is { IsOpen: true } speech)
            _runner.Interrupt(speech);
    }

    public void OnDue(FillerDue due)
    {
        var key = (due.Step, due.CallId);
        if (!_waits.TryGetValue(key, out var wait))
            return;
        var next = FillerPolicy.Decide(wait.Options, new FillerFacts(_scope.Now, wait.Since, _quietSince)
        {
            Said = wait.Said,
            LastSaid = wait.LastSaid,
            Wanted = _runner.Open.Any(speech => speech.Number == due.Step.Speech && !speech.Handle.Interrupted),
            Silent = _floor.IsEmpty && _presence.User != UserState.Speaking
                && _runner.Open.All(speech => speech.Stage == SpeechStage.Tools),
        });
        switch (next)
        {
            case FillerDecision.LookAgainIn(var time):
                Arm(key, time);
                break;
            case FillerDecision.Speak:
                Say(wait);
                Arm(key, wait.Options.Every ?? wait.Options.After);
                break;
            case FillerDecision.Stop:
                _waits.Remove(key);
                break;
        }
    }

    private void Say(Wait wait)
    {
        if (wait.Options.Text(new FillerMoment(wait.Call, _scope.Now - wait.Since, wait.Said)) is not { Length: > 0 } text)
        {
            wait.LastSaid = _scope.Now;
            return;
        }
        (wait.Said, wait.LastSaid) = (wait.Said + 1, _scope.Now);
        wait.Speaking = new Speech(_scope.NewSpeech(SpeechSource.Say), SpeechPriority.Low)
        {
            Text = text,
            AddToContext = wait.Options.AddToChatContext,
        };
        _runner.Begin(wait.Speaking, userInitiated: false);
        _runner.Schedule(wait.Speaking);
    }

    private void Arm((Step Step, string CallId) key, TimeSpan time)
        => _scope.Timers.StartSingleTimer(TimerKey(key), new FillerDue(key.Step, key.CallId), time);

    private static object TimerKey((Step Step, string CallId) key) => ("filler", key);

    private sealed class Wait(FunctionCall call, FillerOptions options, DateTimeOffset since)
    {
        public FunctionCall Call => call;

        public FillerOptions Options => options;

        public DateTimeOffset Since => since;

        public int Said { get; set; }

        public DateTimeOffset? LastSaid { get; set; }

        public Speech? Speaking { get; set; }
    }
}

/// <summary>Look whether a filler is wanted.</summary>
internal sealed record FillerDue(Step Step, string CallId);
