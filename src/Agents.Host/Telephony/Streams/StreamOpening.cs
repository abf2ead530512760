using System.Net.WebSockets;

namespace Agents.Host.Telephony;

/// <summary>The beginning of a stream: which call it is for, and whether it may.</summary>
internal sealed class StreamOpening(TelephonyOptions options, StreamTickets tickets, TimeProvider time)
{
    /// <summary>Waits until the carrier has said which call the stream is for.</summary>
    /// <exception cref="StreamRefused">It does not say so in time, or says something else first.</exception>
    public async Task<CallStart> ReadStartAsync(PhoneSocket socket, ICarrierWire wire)
    {
        using var patience = new CancellationTokenSource(options.StartWithin, time);
        try
        {
            while (await socket.ReceiveAsync(patience.Token) is { } message)
                switch (wire.Read(message))
                {
                    case CarrierMessage.Started started:
                        return started.Call;
                    case CarrierMessage.Ignored:
                        break;
                    default:
                        throw new StreamRefused(WebSocketCloseStatus.PolicyViolation, "The start must come first.");
                }

            throw new StreamRefused(WebSocketCloseStatus.NormalClosure, "Closed before the start.");
        }
        catch (CarrierFault fault)
        {
            throw new StreamRefused(WebSocketCloseStatus.InvalidPayloadData, fault.Message);
        }
        catch (OperationCanceledException)
        {
            throw new StreamRefused(WebSocketCloseStatus.PolicyViolation, "No start came in time.");
        }
    }

    /// <summary>Uses the stream's token up.</summary>
    /// <param name="call">What the start says.</param>
    /// <param name="isRequired">Whether there must be one.</param>
    /// <returns>Who answers; null for the default agent.</returns>
    /// <exception cref="StreamRefused">There is none, or it is not good for this call.</exception>
    public StreamTicket Redeem(CallStart call, bool isRequired)
    {
        if (!call.Parameters.TryGetValue(StreamParameters.Token, out var token))
            return isRequired
                ? throw new StreamRefused(WebSocketCloseStatus.PolicyViolation, "The stream has no token: let the webhook of this host name it.")
                : new StreamTicket(call.CallId, null);
        return tickets.Redeem(token) is { } ticket && ticket.CallId == call.CallId
            ? ticket
            : throw new StreamRefused(WebSocketCloseStatus.PolicyViolation, "The stream's token is unknown, used, too old, or another call's.");
    }
}
