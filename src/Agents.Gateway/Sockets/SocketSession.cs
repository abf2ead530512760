using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Agents.Gateway;

/// <summary>
/// The life of one WebSocket session, the same for all services: create within the time limit, then read messages into a bounded inbox
/// while a worker handles them, until either side ends it. Whatever goes wrong is told to this client and nobody else.
/// </summary>
/// <typeparam name="T">The client's messages.</typeparam>
internal abstract class SocketSession<T>(InferenceGateway gateway, MessageSocket socket, FaultPlan plan, string idPrefix)
    where T : class
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Channel<T> _inbox = Channel.CreateBounded<T>(new BoundedChannelOptions(64) { SingleReader = true, SingleWriter = true });
    private bool _discarding;

    protected InferenceGateway Gateway => gateway;

    protected GatewayOptions Options => gateway.Options;

    protected MessageSocket Socket => socket;

    protected string Id { get; } = WireIds.New(idPrefix);

    protected SocketFaults Faults { get; } = new(plan, socket, gateway.Options.Time);

    /// <summary>The client's messages; ends with the error when one was not valid.</summary>
    protected ChannelReader<T> Inbox => _inbox.Reader;

    private Outbox Outbox { get; } = new(32, plan.Delay, gateway.Options.Time);

    /// <summary>Serves the session to its end.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        var started = Options.Time.GetTimestamp();
        using var work = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var receiving = ReceiveAsync(work, aborted);
        try
        {
            await ServeAsync(work);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            // The client went away.
        }
        catch (Exception error)
        {
            await TellAsync(error, aborted);
        }

        work.Cancel();
        await LeaveAsync(receiving);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", aborted); // answers a close of the client, if that is still open
        GatewayLog.SessionClosed(gateway.Logger, Id, Options.Time.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Reads a client message.</summary>
    /// <exception cref="ProtocolException">It is not valid.</exception>
    protected abstract T Read(SocketMessage message);

    /// <summary>Takes the first message: opens the engine and answers <c>session.created</c>.</summary>
    protected abstract ValueTask OpenAsync(T first, CancellationToken cancel);

    /// <summary>Handles the messages of the inbox. When it returns, what is queued is sent and the session ends.</summary>
    protected abstract Task WorkAsync(CancellationToken cancel);

    /// <summary>Releases what <see cref="OpenAsync"/> took; called once nothing else runs.</summary>
    protected abstract ValueTask ReleaseAsync();

    /// <summary>Queues a server message.</summary>
    protected ValueTask PostAsync<TState>(TState state, Action<Utf8JsonWriter, TState> write, CancellationToken cancel) =>
        Outbox.PostAsync(token => socket.SendAsync(state, write, token), cancel);

    private async Task ServeAsync(CancellationTokenSource work)
    {
        var cancel = work.Token;
        if (await FirstAsync(cancel) is not { } first) return;
        var sending = Outbox.RunAsync(cancel);
        List<Task> parts = [sending];
        try
        {
            await OpenAsync(first, cancel);
            if (plan.Strike is { } strike) GatewayLog.FaultStruck(gateway.Logger, Id, strike.Kind);
            var working = WorkAsync(cancel);
            parts.AddRange([working, Faults.RunAsync(Id, cancel)]);
            await UntilDoneAsync(working, parts);
            Outbox.Complete();
            await sending;
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", cancel);
        }
        finally
        {
            work.Cancel();
            await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            await ReleaseAsync();
        }
    }

    /// <summary>Waits until the worker is done; the first failure of any part ends the wait.</summary>
    private static async Task UntilDoneAsync(Task working, List<Task> parts)
    {
        var open = parts.ToList();
        while (!working.IsCompletedSuccessfully)
        {
            var done = await Task.WhenAny(open);
            open.Remove(done);
            await done;
        }
    }

    private async ValueTask<T?> FirstAsync(CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var message = _inbox.Reader.WaitToReadAsync(cancel).AsTask();
        var deadline = Task.Delay(Options.CreateTimeout, Options.Time, waiting.Token);
        if (await Task.WhenAny(message, deadline) == deadline && !cancel.IsCancellationRequested)
            throw new ProtocolException(408, $"No session.create within {Options.CreateTimeout.TotalSeconds:0} s.");
        waiting.Cancel();
        return await message && _inbox.Reader.TryRead(out var first) ? first : null;
    }

    /// <summary>
    /// Reads until the peer is gone. Never cancelled by the session itself, because cancelling a read breaks a WebSocket, and the client could
    /// not be told why; instead messages are discarded once the session is over.
    /// </summary>
    private async Task ReceiveAsync(CancellationTokenSource work, CancellationToken aborted)
    {
        try
        {
            while (await ReceiveOneAsync(work.Token, aborted))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is gone.
        }

        work.Cancel();
    }

    private async ValueTask<bool> ReceiveOneAsync(CancellationToken work, CancellationToken aborted)
    {
        try
        {
            if (await socket.ReceiveAsync(aborted) is not { } message) return false;
            if (!_discarding) await _inbox.Writer.WriteAsync(Read(message), work);
        }
        catch (ProtocolException error)
        {
            _discarding = true;
            _inbox.Writer.TryComplete(error);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            _discarding = true;
        }

        return true;
    }

    private async Task TellAsync(Exception error, CancellationToken aborted)
    {
        var (code, reason) = ProtocolException.Describe(error);
        if (code == 500 && error is not ProtocolException) GatewayLog.SessionFailed(gateway.Logger, Id, error);
        else GatewayLog.SessionRefused(gateway.Logger, Id, code, reason);
        await socket.FailAsync(error, Id, aborted);
    }

    /// <summary>Gives the peer time to take what was sent and to close; then cuts the connection.</summary>
    private async Task LeaveAsync(Task receiving)
    {
        _discarding = true;
        using var gone = new CancellationTokenSource();
        await Task.WhenAny(receiving, Task.Delay(Farewell, Options.Time, gone.Token));
        gone.Cancel();
        if (!receiving.IsCompleted) socket.Abort();
        await receiving;
    }
}
