using System.Runtime.ExceptionServices;
using System.Text.Json;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>What a TTS connection is made of.</summary>
internal sealed record TtsConnectionPlan(TtsOptions Options, Gateway Gateway, TtsSettings Settings, TimeSpan Timeout);

/// <summary>A stream begins to use its leased connection.</summary>
internal sealed record TtsBegin(TtsRun Run);

/// <summary>A run got its <c>done</c>: all its audio is out.</summary>
internal sealed record TtsRunDone(TtsRun Run);

/// <summary>
/// One WebSocket of TTS: sends what its stream says, gives the audio to the stream's run, and crashes on any failure. The crash comes after its
/// loop has ended, so that nothing of the run comes out after it. A wait for the server counts as silence while an answer is owed: with
/// <see cref="Recovery.Resume"/> from the last text sent, and all the time once all text was sent; with <see cref="Recovery.Reference"/> always.
/// </summary>
internal sealed class TtsConnection : ReceiveActor
{
    private const string Service = "LiveKit Inference TTS";

    private readonly TtsConnectionPlan _plan;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _broken = new();
    private readonly TimeLimit _silence;
    private InferenceSocket? _socket;
    private Exception? _sendError;
    private volatile TtsRun? _run;
    private string? _firstSession;

    public TtsConnection(TtsConnectionPlan plan)
    {
        _plan = plan;
        _silence = new TimeLimit(plan.Options.Clock, _broken.Token);
        Receive<ConnectionCrashed>(Crash);
        Receive<ConnectionOpened>(opened => _socket = opened.Socket);
        Receive<TtsBegin>(begin => _run = begin.Run);
        Receive<SendMessage>(Send);
    }

    protected override void PreStart() => _ = RunAsync(Self, Context.Parent, _stop.Token);

    protected override void PostStop()
    {
        _stop.Cancel();
        _broken.Cancel();
        _silence.Dispose();
        _socket?.Dispose();
    }

    private void Crash(ConnectionCrashed crash)
    {
        Context.Parent.Tell(new TtsConnectionFailed(crash.Error), Self);
        ExceptionDispatchInfo.Throw(crash.Error);
    }

    private void Send(SendMessage message)
    {
        if (_run is not { } run)
            return;
        if (run.Started is null || _plan.Options.Recovery == Recovery.Resume)
            _silence.Start(run.Timeout);
        run.Started ??= _plan.Options.Clock.GetTimestamp();
        _ = SendAsync(_socket!, message.Utf8);
    }

    private async Task SendAsync(InferenceSocket socket, ReadOnlyMemory<byte> message)
    {
        try
        {
            await socket.SendAsync(message, _broken.Token);
        }
        catch (Exception error)
        {
            _sendError ??= error;
            _broken.Cancel();
        }
    }

    private async Task RunAsync(IActorRef self, IActorRef pool, CancellationToken stop)
    {
        InferenceSocket? socket = null;
        try
        {
            var headers = InferenceHeaders.Create(_plan.Options, _plan.Gateway);
            socket = await SocketConnector.ConnectAsync(
                _plan.Options,
                _plan.Gateway.WebSocket("/tts?model=" + Uri.EscapeDataString(_plan.Settings.Model).Replace("%2F", "/")),
                headers,
                WireJson.Write(_plan.Settings.Create(_plan.Options).ToJson()),
                _plan.Timeout,
                Service,
                stop);
            self.Tell(new ConnectionOpened(socket), self);
            pool.Tell(new TtsConnected(headers.GetValueOrDefault(InferenceHeaders.SessionId)), self);
            await ReceiveAsync(socket, self);
        }
        catch (Exception error)
        {
            if (!stop.IsCancellationRequested)
                self.Tell(new ConnectionCrashed(Explain(error)), self);
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private async Task ReceiveAsync(InferenceSocket socket, IActorRef self)
    {
        try
        {
            while (await socket.ReceiveAsync(_silence.Token) is { } utf8)
            {
                _silence.Stop();
                await TakeAsync(utf8, self);
                if (_run is { Started: not null } run && (run.Flushed || _plan.Options.Recovery == Recovery.Reference))
                    _silence.Start(run.Timeout);
            }
            await socket.CloseAsync(_broken.Token);
            throw new ApiStatusException($"{Service} connection closed unexpectedly ({socket.Closed?.Code})", requestId: _run?.RequestId);
        }
        finally
        {
            socket.ReleaseBuffer();
        }
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> utf8, IActorRef self)
    {
        var message = TtsServerMessage.Read(utf8.Span);
        _firstSession ??= message?.SessionId;
        if (message is TtsError error)
            throw new ApiException($"{Service} returned error: {error.Message}", error.Body);
        if (_run is not { } run || message is null)
            return;
        run.SegmentId ??= message.SessionId ?? _firstSession;
        switch (message)
        {
            case TtsOutputAudio audio:
                await run.AddAudioAsync(audio.Pcm, _broken.Token);
                break;
            case TtsOutputAlignment alignment when _plan.Options.Variant.TtsAlignment:
                run.AddAlignment(alignment);
                break;
            case TtsDone when run.Flushed:
                _run = null;
                await run.FinishAsync(_broken.Token);
                run.Stream.Tell(new TtsRunDone(run), self);
                break;
        }
    }

    private Exception Explain(Exception error) => error switch
    {
        _ when _silence.Expired => new ApiTimeoutException($"{Service} sent nothing in time.", inner: error),
        _ when _sendError is { } failed => new ApiConnectionException($"failed to send to {Service}", inner: failed),
        ApiException => error,
        JsonException => new ApiConnectionException($"{Service} sent a message that is not JSON", inner: error),
        _ => new ApiConnectionException($"lost the connection to {Service}", inner: error),
    };
}
