using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>A window to be sent over a WebSocket.</summary>
internal sealed record SendWindow(ulong CreatedAt, short[] Samples);

/// <summary>All windows were sent; say goodbye.</summary>
internal sealed record CloseSession
{
    public static readonly CloseSession Instance = new();
}

/// <summary>One WebSocket of an interruption stream: sends windows, tells the stream the answers, crashes on any failure. Never used twice.</summary>
internal sealed class InterruptionConnection : ReceiveActor
{
    private const string Service = "LiveKit Inference interruption detection";

    private readonly InterruptionPlan _plan;
    private readonly InterruptionSettings _settings;
    private readonly int _attempt;
    private readonly CancellationTokenSource _stop = new();
    private InferenceSocket? _socket;
    private volatile bool _closing;

    public InterruptionConnection(InterruptionPlan plan, InterruptionSettings settings, int attempt)
    {
        _plan = plan;
        _settings = settings;
        _attempt = attempt;
        Receive<ConnectionCrashed>(crash => ExceptionDispatchInfo.Throw(crash.Error));
        Receive<ConnectionOpened>(opened => _socket = opened.Socket);
        Receive<SendWindow>(window => _ = SendAsync(_socket!, window, Self));
        Receive<CloseSession>(_ => Close());
    }

    protected override void PreStart() => _ = RunAsync(Self, Context.Parent, _stop.Token);

    protected override void PostStop()
    {
        _stop.Cancel();
        _socket?.Dispose();
    }

    private void Close()
    {
        _closing = true;
        _ = SendAsync(_socket!, BargeInSessionClose.Utf8, false, Self);
    }

    private async Task SendAsync(InferenceSocket socket, SendWindow window, IActorRef self)
    {
        var length = BargeInFrame.HeaderLength + (window.Samples.Length * sizeof(short));
        var frame = ArrayPool<byte>.Shared.Rent(length);
        BargeInFrame.WriteHeader(frame, window.CreatedAt);
        MemoryMarshal.AsBytes(window.Samples.AsSpan()).CopyTo(frame.AsSpan(BargeInFrame.HeaderLength));
        await SendAsync(socket, frame.AsMemory(0, length), true, self);
        ArrayPool<byte>.Shared.Return(frame);
    }

    private async Task SendAsync(InferenceSocket socket, ReadOnlyMemory<byte> message, bool binary, IActorRef self)
    {
        try
        {
            await socket.SendAsync(message, _stop.Token, binary);
        }
        catch (Exception error)
        {
            if (!_stop.IsCancellationRequested)
                self.Tell(new ConnectionCrashed(new ApiConnectionException($"failed to send to {Service}", inner: error)), self);
        }
    }

    private async Task RunAsync(IActorRef self, IActorRef stream, CancellationToken stop)
    {
        InferenceSocket? socket = null;
        try
        {
            socket = await ConnectAsync(stop);
            self.Tell(new ConnectionOpened(socket), self);
            stream.Tell(new InterruptionReady(_attempt), self);
            await ReceiveAsync(socket, self, stream, stop);
            stream.Tell(new ConnectionEnded(_attempt), self);
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

    private async Task<InferenceSocket> ConnectAsync(CancellationToken stop)
    {
        var create = new BargeInSessionCreate { Threshold = _settings.Threshold, MinFrames = _settings.MinFrames };
        try
        {
            return await SocketConnector.ConnectAsync(
                _plan.Options,
                _plan.Gateway.WebSocket("/bargein"),
                InferenceHeaders.Create(_plan.Options, _plan.Gateway),
                WireJson.Write(create.ToJson()),
                _plan.Connect.Timeout,
                Service,
                stop);
        }
        catch (ApiTimeoutException error)
        {
            throw new ApiConnectionException($"{Service} connection timed out", retryable: false, inner: error);
        }
        catch (ApiStatusException error) when (error.StatusCode == 429)
        {
            throw new ApiStatusException(error.Message, 429, retryable: false, inner: error);
        }
        catch (ApiStatusException error)
        {
            throw new ApiConnectionException($"{Service} refused the connection", inner: error);
        }
    }

    private async Task ReceiveAsync(InferenceSocket socket, IActorRef self, IActorRef stream, CancellationToken stop)
    {
        try
        {
            while (await socket.ReceiveAsync(stop) is { } utf8)
                Take(BargeInServerMessage.Read(utf8.Span), self, stream);
            await socket.CloseAsync(stop);
            if (!_closing)
                throw new ApiStatusException($"{Service} connection closed unexpectedly", socket.Closed?.Code ?? -1);
        }
        catch (Exception error) when (!stop.IsCancellationRequested && error is not ApiException)
        {
            throw new ApiConnectionException(
                error is JsonException ? $"{Service} sent a message it must not send" : $"lost the connection to {Service}", inner: error);
        }
        finally
        {
            socket.ReleaseBuffer();
        }
    }

    private void Take(BargeInServerMessage? message, IActorRef self, IActorRef stream)
    {
        switch (message)
        {
            case BargeInVerdict verdict:
                stream.Tell(new InterruptionAnswered(_attempt, verdict), self);
                break;
            case BargeInSessionCreated { DefaultThreshold: null } when _settings.Threshold is null:
                throw new ApiStatusException($"{Service} has no default threshold: set Threshold", 500, retryable: false);
            case BargeInError error:
                throw new ApiStatusException($"{Service} returned error: {error.Message}", error.Code, body: error.Message);
        }
    }
}
