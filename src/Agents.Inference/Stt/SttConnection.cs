using System.Runtime.ExceptionServices;
using System.Text.Json;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// One WebSocket of an STT stream: sends audio, tells the stream what comes back, and crashes on any failure. Never used twice. With
/// <see cref="Recovery.Resume"/> a service that neither answers nor closes within twice the timeout after the end of the input counts as lost.
/// </summary>
internal sealed class SttConnection : ReceiveActor
{
    private const string Service = "LiveKit Inference STT";
    private const int NormalClosure = 1000;

    private readonly SttConnectionPlan _plan;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ReadOnlyMemory<byte>> _waiting = [];
    private InferenceSocket? _socket;
    private volatile bool _sentAll;

    public SttConnection(SttConnectionPlan plan)
    {
        _plan = plan;
        Receive<ConnectionCrashed>(crash => ExceptionDispatchInfo.Throw(crash.Error));
        Receive<ConnectionOpened>(Opened);
        Receive<SendMessage>(Send);
    }

    protected override void PreStart() => _ = RunAsync(Self, Context.Parent, _stop.Token);

    protected override void PostStop()
    {
        _stop.Cancel();
        _socket?.Dispose();
    }

    private void Opened(ConnectionOpened opened)
    {
        _socket = opened.Socket;
        foreach (var message in _waiting)
            Send(new SendMessage(message));
        _waiting.Clear();
    }

    private void Send(SendMessage message)
    {
        if (_socket is null)
            _waiting.Add(message.Utf8);
        else
            _ = TrySendAsync(_socket, message.Utf8, _stop.Token);
    }

    private static async Task TrySendAsync(InferenceSocket socket, ReadOnlyMemory<byte> message, CancellationToken stop)
    {
        try
        {
            await socket.SendAsync(message, stop);
        }
        catch (Exception)
        {
            // The connection's own loops notice the same failure; the options are in the next session.create.
        }
    }

    private async Task RunAsync(IActorRef self, IActorRef stream, CancellationToken stop)
    {
        InferenceSocket? socket = null;
        try
        {
            var headers = InferenceHeaders.Create(_plan.Options, _plan.Gateway);
            stream.Tell(new SttConnecting(_plan.Attempt, headers.GetValueOrDefault(InferenceHeaders.SessionId)), self);
            socket = await SocketConnector.ConnectAsync(
                _plan.Options,
                _plan.Gateway.WebSocket("/stt?model=" + Uri.EscapeDataString(_plan.Settings.Model ?? "auto").Replace("%2F", "/")),
                headers,
                WireJson.Write(_plan.Settings.Create(_plan.Options).ToJson()),
                _plan.Timeout,
                Service,
                stop);
            self.Tell(new ConnectionOpened(socket), self);
            await ConverseAsync(socket, self, stream, stop);
            stream.Tell(new ConnectionEnded(_plan.Attempt), self);
        }
        catch (Exception error)
        {
            if (!stop.IsCancellationRequested)
                self.Tell(new ConnectionCrashed(error), self);
        }
        finally
        {
            socket?.Dispose();
        }
    }

    /// <summary>Runs both loops; whatever ends first, both have ended when this returns, so that nothing touches the audio after it.</summary>
    private async Task ConverseAsync(InferenceSocket socket, IActorRef self, IActorRef stream, CancellationToken stop)
    {
        using var loops = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var silence = new TimeLimit(_plan.Options.Clock, loops.Token);
        var receiving = ReceiveAsync(socket, self, stream, silence);
        var sending = SendAudioAsync(socket, loops.Token);
        var first = await Task.WhenAny(receiving, sending);
        if (first == sending && sending.IsCompletedSuccessfully)
        {
            _sentAll = true;
            if (_plan.Options.Recovery == Recovery.Resume)
                silence.Start(PatienceAtEnd);
            await receiving;
            return;
        }
        var sentAll = sending.IsCompletedSuccessfully;
        loops.Cancel();
        await Task.WhenAll(receiving, sending).ContinueWith(static _ => { }, TaskContinuationOptions.ExecuteSynchronously);
        await first;
        if (!sentAll)
            throw ClosedEarly(socket);
    }

    private static ApiStatusException ClosedEarly(InferenceSocket socket) => new($"{Service} connection closed unexpectedly ({socket.Closed?.Code})");

    private async Task SendAudioAsync(InferenceSocket socket, CancellationToken stop)
    {
        using var waking = stop.UnsafeRegister(static audio => ((SttAudioBuffer)audio!).Wake(), _plan.Audio);
        using var message = new PooledBuffer();
        byte[] pcm = [];
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                if (pcm.Length == 0 && _plan.Audio.Any)
                    pcm = new byte[_plan.Audio.PieceBytes];
                switch (_plan.Audio.Take(pcm, out var bytes))
                {
                    case SttPiece.Audio:
                        message.Clear();
                        WireAudio.WriteInput(message, pcm.AsSpan(0, bytes));
                        await socket.SendAsync(message.WrittenMemory, stop);
                        break;
                    case SttPiece.Finalize:
                        await socket.SendAsync(SttSessionFinalize.Utf8, stop);
                        break;
                    case SttPiece.End:
                        await socket.SendAsync(SttSessionFinalize.Utf8, stop);
                        return;
                    default:
                        await _plan.Audio.WaitAsync();
                        break;
                }
            }
        }
        catch (Exception error) when (!stop.IsCancellationRequested && !_plan.Options.Variant.FailedSendIsFinal)
        {
            throw new ApiConnectionException($"failed to send audio to {Service}", inner: error);
        }
    }

    private TimeSpan PatienceAtEnd => _plan.Timeout * 2;

    private async Task ReceiveAsync(InferenceSocket socket, IActorRef self, IActorRef stream, TimeLimit silence)
    {
        var stop = silence.Token;
        var finalized = false;
        try
        {
            while (await socket.ReceiveAsync(stop) is { } utf8)
            {
                if (_sentAll && _plan.Options.Recovery == Recovery.Resume)
                    silence.Start(PatienceAtEnd);
                switch (SttServerMessage.Read(utf8.Span))
                {
                    case SttError error:
                        throw new ApiStatusException($"{Service} returned error: {error.Message}", error.Code, body: error.Body);
                    case { } message:
                        finalized |= message is SttSessionFinalized;
                        stream.Tell(new SttReceived(_plan.Attempt, message), self);
                        break;
                }
            }
            await socket.CloseAsync(stop);
            if (!_plan.Audio.InputEnded || (_plan.Options.Recovery == Recovery.Resume && !finalized && socket.Closed?.Code != NormalClosure))
                throw ClosedEarly(socket);
        }
        catch (Exception) when (silence.Expired)
        {
            throw new ApiTimeoutException($"{Service} said nothing for {PatienceAtEnd.TotalSeconds} s after the end of the input");
        }
        catch (Exception error) when (!stop.IsCancellationRequested && error is not ApiException)
        {
            throw new ApiConnectionException(
                error is JsonException ? $"{Service} sent a message that is not JSON" : $"lost the connection to {Service}", inner: error);
        }
        finally
        {
            socket.ReleaseBuffer();
        }
    }
}
