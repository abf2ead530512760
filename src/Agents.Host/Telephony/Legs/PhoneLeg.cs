using Agents.Actors;

namespace Agents.Host.Telephony;

/// <summary>
/// One stream of a call: what the carrier tells means something for the session, and the session's events for the carrier. Sound goes past it, in
/// <see cref="CallerSound"/> and <see cref="AgentSound"/>. Child of the <see cref="CallDesk"/>.
/// </summary>
internal sealed class PhoneLeg : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Check = TimeSpan.FromMilliseconds(250), StuckLimit = TimeSpan.FromSeconds(10),
        FarewellLimit = TimeSpan.FromSeconds(5), CloseLimit = TimeSpan.FromSeconds(2);

    private readonly LegSetup _leg;
    private readonly KeypadInput _keypad = new();
    private DateTimeOffset _opened;
    private UserState _caller = UserState.Listening;
    private bool _sessionOver, _closing;

    public PhoneLeg(LegSetup leg)
    {
        _leg = leg;
        Receive<CarrierMessage.MarkReturned>(OnMark);
        Receive<CarrierMessage.KeyPressed>(OnKey);
        Receive<CarrierMessage.Stopped>(_ => HangUp());
        Receive<SocketGone>(_ => OnGone());
        Receive<LegReplaced>(_ => Close());
        Receive<SendKeys>(send => _leg.Speaks.PlayKeys(send.Keys));
        Receive<UserStateChanged>(changed => _caller = changed.NewState);
        Receive<AgentStateChanged>(OnAgent, changed => changed.CreatedAt >= _opened);
        Receive<SessionClosed>(_ => OnSessionOver());
        Receive<SessionEvent>(_ => { });
        Receive<CheckLine>(_ => OnCheck());
        Receive<KeypadSilent>(_ => Enter(_keypad.Pause()));
        Receive<FarewellOver>(_ => Close());
        Receive<CloseOver>(_ => _leg.Socket.Abort());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        _opened = Context.System.Scheduler.Now;
        _leg.Session.Ref.Tell(new SubscribeToEvents(Self));
        Timers.StartPeriodicTimer(CheckLine.Instance, CheckLine.Instance, Check);
    }

    protected override void PostStop()
    {
        _leg.Speaks.Output.Complete();
        if (!_closing)
            _leg.Socket.Abort();
    }

    private void OnMark(CarrierMessage.MarkReturned mark)
    {
        if (_leg.Speaks.Return(mark.Name) is { } heard)
            _leg.Session.PlaybackMark(heard.Speech, heard.Position);
        if (_sessionOver && _leg.Speaks.IsPlayed)
            Close();
    }

    private void OnKey(CarrierMessage.KeyPressed pressed)
    {
        Enter(_keypad.Press(pressed.Key));
        if (_keypad.IsOpen)
            Timers.StartSingleTimer(KeypadSilent.Instance, KeypadSilent.Instance, _leg.KeypadPause);
        else
            Timers.Cancel(KeypadSilent.Instance);
    }

    private void Enter(string? keys)
    {
        if (keys is not null)
            _leg.Session.GenerateReply(KeypadInput.Words(keys));
    }

    private void OnAgent(AgentStateChanged changed)
    {
        if (changed.NewState == AgentState.Speaking)
            _leg.Speaks.SpeakAgain();
        else if (changed.OldState != AgentState.Speaking)
            return;
        else if (_caller == UserState.Speaking)
            _leg.Speaks.FallSilent();
        else
            _leg.Speaks.EndStretch();
    }

    /// <summary>The caller has gone.</summary>
    private void HangUp()
    {
        Context.Parent.Tell(new CallEnded(_leg.Session.Id));
        _ = _leg.Session.CloseAsync(CloseReason.ParticipantDisconnected);
        Close();
    }

    private void OnGone()
    {
        _closing = true; // the desk sees this actor end, and knows what to do with the session
        Context.Stop(Self);
    }

    /// <summary>The agent has ended the call: the caller still hears the farewell to its end.</summary>
    private void OnSessionOver()
    {
        if (_closing)
            return;
        _sessionOver = true;
        Context.Parent.Tell(new CallEnded(_leg.Session.Id));
        _leg.Speaks.EndStretch();
        if (_leg.Speaks.IsPlayed)
            Close();
        else
            Timers.StartSingleTimer(FarewellOver.Instance, FarewellOver.Instance, FarewellLimit);
    }

    /// <summary>Closes the socket behind what was sent; the carrier then asks what to do with the call.</summary>
    private void Close()
    {
        if (_closing)
            return;
        _closing = true;
        _leg.Speaks.Output.Complete();
        Timers.StartSingleTimer(CloseOver.Instance, CloseOver.Instance, CloseLimit);
    }

    private void OnCheck()
    {
        _leg.Hears.FillStall();
        if (_leg.Socket.StuckFor > StuckLimit)
            _leg.Socket.Abort();
    }

    private sealed record CheckLine
    {
        public static CheckLine Instance { get; } = new();
    }

    private sealed record KeypadSilent
    {
        public static KeypadSilent Instance { get; } = new();
    }

    private sealed record FarewellOver
    {
        public static FarewellOver Instance { get; } = new();
    }

    private sealed record CloseOver
    {
        public static CloseOver Instance { get; } = new();
    }
}
