using Agents.Messages;

namespace Agents.Inference;

/// <summary>Opens a WebSocket to the gateway and maps what can go wrong (protocol 1.12).</summary>
internal static class SocketConnector
{
    /// <summary>Connects within a time limit and sends the first message.</summary>
    /// <param name="options">Transport and clock.</param>
    /// <param name="uri">Where to.</param>
    /// <param name="headers">Headers of the handshake.</param>
    /// <param name="create">The message <c>session.create</c>.</param>
    /// <param name="timeout">The limit.</param>
    /// <param name="service">Name of the service in errors.</param>
    /// <param name="cancellation">The owner's; its cancellation is thrown as such.</param>
    public static async Task<InferenceSocket> ConnectAsync(
        InferenceOptions options,
        Uri uri,
        IReadOnlyDictionary<string, string> headers,
        ReadOnlyMemory<byte> create,
        TimeSpan timeout,
        string service,
        CancellationToken cancellation)
    {
        using var limit = new TimeLimit(options.Clock, cancellation);
        limit.Start(timeout);
        InferenceSocket? socket = null;
        try
        {
            socket = new InferenceSocket(await options.Transport.ConnectAsync(uri, headers, limit.Token));
            await socket.SendAsync(create, limit.Token);
            return socket;
        }
        catch (Exception e)
        {
            socket?.Dispose();
            if (cancellation.IsCancellationRequested)
                throw new OperationCanceledException(cancellation);
            throw limit.Expired
                ? new ApiTimeoutException($"{service} connection timed out.", inner: e)
                : e as ApiException ?? new ApiConnectionException(
                    socket is null ? $"failed to connect to {service}" : $"failed to send session.create message to {service}", inner: e);
        }
    }
}
