using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// The service actor of one STT stream: keeps a connection open as its child, turns what it hears into events, and after a failure
/// connects again by the retry rule and lets the buffer send again what was not transcribed.
/// </summary>
internal sealed class SttStreamActor : ServiceActor
{
    private readonly SttStreamPlan _plan;
    private readonly SpeechTranslator _translator;
    private readonly long _started;
    private SttSettings _settings;
    private IActorRef _connection = ActorRefs.Nobody;
    private int _attempt;
    private bool _ended;
    private TimeSpan _streamOffset;
    private TimeSpan _connectionOffset;
    private long _reported;
    private bool _keytermsPending;

    public SttStreamActor(SttStreamPlan plan)
        : base(RetryPolicy.ForStt(plan.Connect) with { Statuses = plan.Options.Variant.Statuses, RetryEverything = plan.Options.Variant.RetriesFinalErrors }, plan.Events, plan.Life)
    {
        _plan = plan;
        _settings = plan.Settings;
        _translator = new SpeechTranslator(plan.Options.Variant.ExtendedStt);
        _started = plan.Options.Clock.GetTimestamp();
        Receive<SttConnecting>(connecting => _translator.RequestId = connecting.SessionId ?? _translator.RequestId, IsCurrent);
        Receive<SttReceived>(received => Heard(received.Message), received => received.Attempt == _attempt);
        Receive<ConnectionEnded>(_ => EndedWell(), ended => ended.Attempt == _attempt);
        Receive<Terminated>(_ => ConnectionStopped());
        Receive<SttUpdate>(Update);
        Receive<SttKeyterms>(SetKeyterms);
        Receive<SttOffset>(offset => _streamOffset = offset.Offset);
        ReceiveAny(_ => { });
    }

    private int Rate => _plan.Options.SampleRate;

    protected override void PreStart() => Attempt();

    protected override void Complete(Exception? error) => _plan.Output.TryComplete(error);

    private bool IsCurrent(SttConnecting connecting) => connecting.Attempt == _attempt;

    protected override void Attempt()
    {
        _attempt++;
        _ended = false;
        var first = _plan.Audio.Rewind();
        _connectionOffset = _plan.Options.Recovery == Recovery.Resume
            ? TimeSpan.FromSeconds((double)first / Rate)
            : _plan.Options.Clock.GetElapsedTime(_started);
        _translator.Language = _settings.Language;
        var plan = new SttConnectionPlan(_plan.Options, _plan.Gateway, _settings, _plan.Connect.Timeout, _plan.Audio, _attempt);
        _connection = Context.ActorOf(Props.Create(() => new SttConnection(plan)), $"connection-{_attempt}");
        Context.Watch(_connection);
    }

    private void Heard(SttServerMessage message)
    {
        var sent = _plan.Audio.Sent;
        var usage = TimeSpan.FromSeconds((double)(sent - _reported) / Rate);
        foreach (var said in _translator.Translate(message, _streamOffset + _connectionOffset, usage))
        {
            _plan.Output.TryWrite(said);
            if (said.Usage is not null)
                ReportUsage(said, sent);
        }
        if (message is SttTranscript { Kind: TranscriptKind.Final } final)
            FinalHeard(final);
        _plan.Audio.SetHeard(_translator.Speaking);
    }

    private void FinalHeard(SttTranscript final)
    {
        Progressed();
        _plan.Audio.Acknowledge(final.Start + final.Duration > 0
            ? (long)Math.Round((_connectionOffset.TotalSeconds + final.Start + final.Duration) * Rate)
            : _plan.Audio.Sent);
        if (_keytermsPending)
            SendKeyterms();
    }

    private void ReportUsage(SpeechEvent usage, long sent)
    {
        _reported = sent;
        _plan.Events.Measured(
            new SttMetrics
            {
                Timestamp = _plan.Events.Now,
                Metadata = new MetricsMetadata(_settings.Model ?? "unknown"),
                Label = _plan.Events.Label,
                RequestId = usage.RequestId,
                AudioDuration = usage.Usage!.AudioDuration,
            },
            Self);
    }

    private void Update(SttUpdate update)
    {
        var message = _settings.Message(update);
        _settings = _settings.Apply(update);
        _translator.Language = _settings.Language;
        if (update.Extra is not null)
            _keytermsPending = false;
        Send(message);
    }

    private void SetKeyterms(SttKeyterms keyterms)
    {
        _settings = _settings with { SessionKeyterms = keyterms.Terms };
        if (_translator.Speaking)
            _keytermsPending = true;
        else
            SendKeyterms();
    }

    private void SendKeyterms()
    {
        _keytermsPending = false;
        if (_settings.KeytermRule is { } rule)
            Send(new SttSessionUpdate { Extra = rule.Entry(_settings.Extra, _settings.SessionKeyterms) });
    }

    private void Send(SttSessionUpdate update) => _connection.Tell(new SendMessage(WireJson.Write(update.ToJson())));

    private void EndedWell()
    {
        _ended = true;
        Context.Stop(Sender);
    }

    /// <summary>The service ended the stream in the middle of speech that it had begun to transcribe: not an end, but a loss.</summary>
    private ApiStatusException? SpeechCutOff() => _ended && _translator.Speaking && _plan.Options.Recovery == Recovery.Resume
        ? new ApiStatusException("LiveKit Inference STT closed the connection before the final transcript")
        : null;

    private void ConnectionStopped()
    {
        _connection = ActorRefs.Nobody;
        if ((TakeFailure() ?? SpeechCutOff()) is { } error)
            Fail(error);
        else
            Finish();
    }
}
