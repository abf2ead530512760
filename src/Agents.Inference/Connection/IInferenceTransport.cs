using System.Net.WebSockets;

namespace Agents.Inference;

/// <summary>
/// The one place where components touch the network. Decorate it to inject faults or to hold virtual time while a message is on its way.
/// </summary>
public interface IInferenceTransport
{
    /// <summary>Opens a WebSocket.</summary>
    /// <param name="uri">A ws or wss address.</param>
    /// <param name="headers">Headers of the handshake.</param>
    /// <param name="cancellation">Ends the attempt; time limits come through it.</param>
    /// <exception cref="Agents.Messages.ApiStatusException">The handshake was answered with another status than 101.</exception>
    /// <exception cref="Exception">No connection.</exception>
    Task<WebSocket> ConnectAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation);

    /// <summary>Sends a request; completes when the headers of the answer are there.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the attempt; time limits come through it.</param>
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation);
}
