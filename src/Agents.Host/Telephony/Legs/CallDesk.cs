using Agents.Actors;

namespace Agents.Host.Telephony;

/// <summary>
/// The calls of this node: which stream carries which session. A session whose stream broke waits a moment, because the carrier asks at once
/// what to do with the call; then it is closed. Its children are the streams.
/// </summary>
internal sealed class CallDesk : ReceiveActor, IWithTimers
{
    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Name = "calls";

    /// <summary>How long a session waits for a stream that the carrier was told to connect.</summary>
    public static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _resumeWithin;
    private readonly Dictionary<string, Call> _calls = [];
    private readonly RecentNames _over = new(10_000);

    public CallDesk(TimeSpan resumeWithin)
    {
        _resumeWithin = resumeWithin;
        Receive<OpenLeg>(open => Sender.Tell(Open(open.Leg)));
        Receive<ExpectLeg>(expect => Hold(CallOf(expect.Session), ConnectLimit));
        Receive<CallEnded>(ended => OnEnded(ended.SessionId));
        Receive<CallReturns>(returns => Sender.Tell(OnReturns(returns.SessionId)));
        Receive<SendKeys>(send => _calls.GetValueOrDefault(send.SessionId)?.Leg?.Forward(send));
        Receive<HoldOver>(over => OnHoldOver(over.SessionId));
        Receive<Terminated>(ended => OnLegOver(ended.ActorRef), ended => Self.Path.Equals(ended.ActorRef.Path.Parent));
        Receive<Terminated>(ended => OnSessionOver(ended.ActorRef.Path.Name));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to create it.</summary>
    /// <param name="resumeWithin">How long a session waits after its stream broke.</param>
    public static Props Props(TimeSpan resumeWithin) => Kernel.Props.Create(() => new CallDesk(resumeWithin));

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);

    private IActorRef Open(LegSetup leg)
    {
        var call = CallOf(leg.Session);
        call.Leg?.Tell(LegReplaced.Instance);
        Timers.Cancel(new HoldOver(leg.Session.Id));
        return call.Leg = Context.Watch(Context.ActorOf(Kernel.Props.Create(() => new PhoneLeg(leg))));
    }

    /// <summary>The stream is gone. A session that was not told to end waits for another one.</summary>
    private void OnLegOver(IActorRef leg)
    {
        if (_calls.Values.FirstOrDefault(call => leg.Equals(call.Leg)) is not { } call)
            return;
        call.Leg = null;
        Hold(call, _resumeWithin);
    }

    private CallState OnReturns(string session)
    {
        if (!_calls.TryGetValue(session, out var call))
            return _over.Has(session) ? CallState.Over : CallState.Unknown;
        if (call.Over)
            return CallState.Over;
        if (call.Leg is null)
            Hold(call, ConnectLimit);
        return CallState.Waiting;
    }

    private void OnEnded(string session)
    {
        if (_calls.TryGetValue(session, out var call))
            call.Over = true;
    }

    private void Hold(Call call, TimeSpan limit)
    {
        var over = new HoldOver(call.Session.Id);
        Timers.StartSingleTimer(over, over, limit);
    }

    private void OnHoldOver(string session)
    {
        if (_calls.TryGetValue(session, out var call) && call.Leg is null)
            _ = call.Session.CloseAsync(CloseReason.ParticipantDisconnected);
    }

    private Call CallOf(VoiceSessionHandle session)
    {
        if (_calls.TryGetValue(session.Id, out var call))
            return call;
        Context.Watch(session.Ref);
        return _calls[session.Id] = new Call(session);
    }

    private void OnSessionOver(string session)
    {
        if (_calls.Remove(session))
            _over.Add(session);
        Timers.Cancel(new HoldOver(session));
    }

    private sealed class Call(VoiceSessionHandle session)
    {
        public VoiceSessionHandle Session => session;

        public IActorRef? Leg { get; set; }

        public bool Over { get; set; }
    }

    private sealed record HoldOver(string SessionId);
}
