using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// The service actor of one interruption stream: keeps the overlap's state, sends windows through its child (a WebSocket, or one HTTP request
/// at a time), and connects again by the retry rule. State survives a retry; windows on their way are lost.
/// </summary>
internal sealed class InterruptionStreamActor : ServiceActor
{
    private static readonly MetricsMetadata Metadata = new("adaptive interruption");

    private readonly InterruptionPlan _plan;
    private readonly OverlapState _state;
    private readonly long _zero;
    private InterruptionSettings _settings;
    private IActorRef _child = ActorRefs.Nobody;
    private short[]? _pending;
    private ulong _lastCreatedAt;
    private bool _ready;
    private bool _inputEnded;
    private bool _reconnecting;
    private int _attempt;

    public InterruptionStreamActor(InterruptionPlan plan)
        : base(RetryPolicy.ForInterruption(plan.Connect) with { Statuses = plan.Options.Variant.Statuses }, plan.Events, plan.Life)
    {
        _plan = plan;
        _settings = plan.Settings;
        _state = new OverlapState(plan.Options.Variant.ReportsAgentEnded);
        _zero = plan.Options.Clock.GetTimestamp();
        Receive<InterruptionWindow>(window => Enqueue(window.Samples));
        Receive<InterruptionSentinel>(sentinel => Emit(_state.On(sentinel, _plan.Events.Now)));
        Receive<InterruptionAnswered>(Answered, answered => answered.Attempt == _attempt);
        Receive<InterruptionReady>(_ => Ready(), ready => ready.Attempt == _attempt);
        Receive<ConnectionEnded>(_ => Context.Stop(Sender), ended => ended.Attempt == _attempt);
        Receive<InterruptionInputEnded>(_ => EndInput());
        Receive<InterruptionChanged>(Change);
        Receive<Terminated>(_ => ChildStopped());
        ReceiveAny(_ => { });
    }

    protected override void PreStart() => Attempt();

    protected override void Complete(Exception? error) => _plan.Output.TryComplete(error);

    protected override void PrepareRetry()
    {
        _ready = false;
        _pending = null;
    }

    protected override void Attempt()
    {
        _ready = !_plan.UsesWebSocket;
        _state.Cache.ForgetUnanswered();
        if (_plan.UsesWebSocket)
            Start(attempt => ConnectionProps(_plan, _settings, attempt));
        else
            SendPending();
    }

    private void Start(Func<int, Props> props)
    {
        _attempt++;
        _child = Context.ActorOf(props(_attempt), $"connection-{_attempt}");
        Context.Watch(_child);
    }

    private static Props ConnectionProps(InterruptionPlan plan, InterruptionSettings settings, int attempt) =>
        Props.Create(() => new InterruptionConnection(plan, settings, attempt));

    private static Props RequestProps(InterruptionPlan plan, InterruptionSettings settings, SendWindow window, int attempt) =>
        Props.Create(() => new InterruptionRequest(plan, settings, window, attempt));

    private void Ready()
    {
        _ready = true;
        SendPending();
        if (_inputEnded)
            _child.Tell(CloseSession.Instance);
    }

    /// <summary>A newer window holds all that matters of one that could not be sent yet, and takes its place.</summary>
    private void Enqueue(short[] samples)
    {
        _pending = samples;
        SendPending();
    }

    private void SendPending()
    {
        if (_pending is not { } samples || !_ready || (!_plan.UsesWebSocket && !_child.IsNobody()))
            return;
        _pending = null;
        if (!_state.Active)
            return;
        if (_plan.UsesWebSocket && _state.Cache.OldestUnanswered() is { } oldest && Since(oldest.CreatedAt) > _plan.Options.InferenceTimeout)
        {
            Fail(new ApiStatusException("interruption detection did not answer in time", 408, retryable: false));
            return;
        }
        var window = new SendWindow(NextCreatedAt(), samples);
        _state.Sent(window.CreatedAt, samples, _plan.UsesWebSocket);
        if (_plan.UsesWebSocket)
            _child.Tell(window);
        else
            Start(attempt => RequestProps(_plan, _settings, window, attempt));
    }

    private void Answered(InterruptionAnswered answered) =>
        Emit(_state.On(answered.Verdict, Since(answered.Verdict.CreatedAt), _plan.Events.Now));

    private void Emit(OverlappingSpeechEvent? said)
    {
        if (said is null)
            return;
        if (said.IsInterruption)
            _plan.Audio.EndOverlap();
        _plan.Output.TryWrite(said);
        _plan.Heard(said);
        _plan.Events.Measured(said.Metrics(Metadata), Self);
    }

    private void EndInput()
    {
        _inputEnded = true;
        if (_plan.UsesWebSocket && _ready)
            _child.Tell(CloseSession.Instance);
        else if (!_plan.UsesWebSocket && _child.IsNobody())
            Context.Stop(Self);
    }

    /// <summary>New settings need a new WebSocket session; that is neither a failure nor a retry.</summary>
    private void Change(InterruptionChanged changed)
    {
        _settings = changed.Settings;
        if (!_plan.UsesWebSocket || _child.IsNobody())
            return;
        _reconnecting = true;
        _ready = false;
        _pending = null;
        Context.Stop(_child);
    }

    private void ChildStopped()
    {
        _child = ActorRefs.Nobody;
        _ready = !_plan.UsesWebSocket;
        var error = TakeFailure();
        if (_reconnecting)
        {
            _reconnecting = false;
            Attempt();
        }
        else if (error is not null)
        {
            Fail(error);
        }
        else
        {
            SendPending();
            if (_plan.UsesWebSocket || (_inputEnded && _child.IsNobody()))
                Context.Stop(Self);
        }
    }

    private ulong NextCreatedAt()
    {
        var now = (ulong)(_plan.Options.Clock.GetElapsedTime(_zero).Ticks * TimeSpan.NanosecondsPerTick);
        return _lastCreatedAt = Math.Max(now, _lastCreatedAt + 1);
    }

    private TimeSpan Since(ulong createdAt) =>
        _plan.Options.Clock.GetElapsedTime(_zero) - TimeSpan.FromTicks((long)Math.Min(createdAt / TimeSpan.NanosecondsPerTick, long.MaxValue));
}
