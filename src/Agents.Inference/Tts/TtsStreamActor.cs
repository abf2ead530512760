using Agents.Messages;
using Microsoft.Extensions.Logging;

namespace Agents.Inference;

/// <summary>
/// The service actor of one TTS stream: leases a connection, sends sentences as they become complete, and after a failure speaks on over
/// another connection by the retry rule.
/// </summary>
internal sealed partial class TtsStreamActor : ServiceActor
{
    private readonly TtsStreamPlan _plan;
    private readonly TtsScript _script;
    private readonly ILogger _log;
    private readonly long _created;
    private TtsLease? _lease;
    private TtsRun? _run;
    private bool _acquiring;
    private string? _segmentId;
    private TimeSpan _offset;
    private TimeSpan? _ttfb;
    private long? _firstSent;

    public TtsStreamActor(TtsStreamPlan plan)
        : base(RetryOf(plan), plan.Events, plan.Life)
    {
        _plan = plan;
        _script = new TtsScript(plan.Settings.LimitsOf(plan.Options));
        _log = plan.Options.LoggerFactory.CreateLogger<Tts>();
        _created = plan.Options.Clock.GetTimestamp();
        Receive<TtsText>(Push);
        Receive<TtsFlush>(_ => Send(_script.Flush()));
        Receive<TtsEndInput>(_ => End());
        Receive<TtsLease>(Leased);
        Receive<TtsLeaseFailed>(failed => LostWith(failed.Error));
        Receive<TtsConnectionLost>(Lost);
        Receive<TtsRunDone>(done => Done(), done => done.Run == _run);
        ReceiveAny(_ => { });
    }

    private bool Resumes => _plan.Options.Recovery == Recovery.Resume;

    protected override void PostStop()
    {
        if (!Finished && _run is { Delivered: > 0 })
            Measure(_run, cancelled: true);
        base.PostStop();
    }

    protected override void Complete(Exception? error) => _plan.Output.Complete(error);

    private static RetryPolicy RetryOf(TtsStreamPlan plan) => RetryPolicy.ForTts(plan.Connect) with
    {
        Statuses = plan.Options.Variant.Statuses,
        RetryEverything = plan.Options.Variant.RetriesFinalErrors && !plan.Streamed,
    };

    private void Push(TtsText text)
    {
        if (!_script.Push(text.Text, out var tokens))
        {
            TextDropped(_log, text.Text.Length);
            return;
        }
        if (_lease is null)
            Attempt();
        Send(tokens);
    }

    private void End()
    {
        var rest = _script.End();
        if (_lease is null)
            Attempt();
        Send(rest);
        SendFlush();
    }

    protected override void Attempt()
    {
        if (_acquiring || RetryIsDue)
            return;
        _acquiring = true;
        _plan.Pool.Tell(new TtsAcquire(_plan.Connect.Timeout), Self);
    }

    private void Leased(TtsLease lease)
    {
        _acquiring = false;
        _lease = lease;
        var requestId = ShortId.Create(lease.SessionId is { } session ? $"{session}_tts_" : "");
        var format = new TtsRunFormat(_plan.Options.SampleRate, _plan.Settings.Provider == "cartesia", _plan.Streamed);
        _run = new TtsRun(Self, _plan.Output, format, requestId, _offset, _plan.Connect.Timeout, _plan.Options.Clock)
        {
            SegmentId = _segmentId,
            Dump = TtsDump.For(_plan.Options, requestId),
        };
        lease.Connection.Tell(new TtsBegin(_run));
        Send(_script.Restart(0));
        SendFlush();
    }

    private void Send(IReadOnlyList<string> tokens)
    {
        foreach (var token in tokens)
            _lease?.Connection.Tell(new SendMessage(WireJson.Write(_plan.Settings.Packet(token).ToJson())));
    }

    private void SendFlush()
    {
        if (_lease is null || _run is null || !_script.Ended)
            return;
        _run.Flushed = true;
        _lease.Connection.Tell(new SendMessage(TtsSessionFlush.Utf8));
    }

    private void Done()
    {
        var run = _run!;
        var lease = _lease!;
        if (run.Delivered == 0 && _offset == TimeSpan.Zero && _script.HasWords)
        {
            _plan.Pool.Tell(new TtsDiscard(lease.Connection), Self);
            LostWith(new ApiException("no audio frames were pushed for the text"));
            return;
        }
        _plan.Pool.Tell(new TtsRelease(lease.Connection), Self);
        Remember(run);
        if (run.Delivered > 0)
            Measure(run, cancelled: false);
        Finish();
    }

    private void Lost(TtsConnectionLost lost)
    {
        if (_lease is { } lease && lease.Connection.Equals(lost.Connection))
            LostWith(lost.Error);
    }

    private void LostWith(Exception error)
    {
        _acquiring = false;
        _lease = null;
        Fail(error, mayRetry: _run is not { Delivered: > 0 } || Resumes || !_plan.Streamed);
    }

    /// <summary>What was put out is not said again, unless the reference behaviour is wanted.</summary>
    protected override void PrepareRetry()
    {
        if (_run is not { } run)
            return;
        Remember(run);
        _script.Restart(Resumes ? ResumePoint.Find(_script.Remaining, run.DeliveredDuration, run.Words) : 0);
        _offset += run.DeliveredDuration;
        _run = null;
    }

    private void Remember(TtsRun run)
    {
        _firstSent ??= run.Started;
        if (_ttfb is null && run.Ttfb is { } wait)
            _ttfb = _plan.Streamed ? wait : _plan.Options.Clock.GetElapsedTime(_created);
        if (run.Delivered > 0)
            _segmentId ??= run.SegmentId;
    }

    private void Measure(TtsRun run, bool cancelled)
    {
        var clock = _plan.Options.Clock;
        var start = _plan.Streamed ? _firstSent ?? run.Started ?? _created : _created;
        _plan.Events.Measured(
            new TtsMetrics
            {
                Timestamp = _plan.Events.Now,
                Metadata = new MetricsMetadata(_plan.Settings.Model),
                Label = _plan.Events.Label,
                RequestId = run.RequestId,
                SegmentId = _plan.Streamed ? run.SegmentId : null,
                Ttfb = _ttfb ?? run.Ttfb ?? ComponentMetrics.NotMeasured,
                Duration = clock.GetElapsedTime(start),
                AudioDuration = _offset + run.DeliveredDuration,
                Cancelled = cancelled,
                CharactersCount = _script.Length,
                Streamed = _plan.Streamed,
                AcquireTime = _lease?.AcquireTime ?? TimeSpan.Zero,
                ConnectionReused = _lease?.Reused ?? false,
            },
            Self);
    }

    [LoggerMessage(EventId = 1201, Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "A text of {Length} characters was dropped: its TTS stream's segment was closed by Flush")]
    private static partial void TextDropped(ILogger logger, int length);
}
