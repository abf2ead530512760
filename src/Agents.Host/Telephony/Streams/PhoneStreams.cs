using System.Net.WebSockets;
using Agents.Actors;
using Agents.Host.Legs;
using Agents.Kernel.Hosting;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Agents.Host.Telephony;

/// <summary>Runs the streams of calls, from the accepted socket to its end.</summary>
internal sealed partial class PhoneStreams(
    TelephonyOptions options, StreamOpening opening, PhoneSessions sessions, IRequiredActor<CallDesk> desk, TimeProvider time, ILogger<PhoneStreams> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), CloseLimit = TimeSpan.FromSeconds(2);

    /// <summary>Messages that cannot be understood before the stream is closed.</summary>
    private const int MaxFaults = 20;

    /// <summary>Serves a stream.</summary>
    /// <param name="connection">The accepted socket.</param>
    /// <param name="carrier">Whose it is.</param>
    /// <returns>Done when the stream is over and everything of it is released.</returns>
    public async Task RunAsync(WebSocket connection, ICarrier carrier)
    {
        using var socket = new PhoneSocket(connection, options.MaxMessageBytes, time);
        try
        {
            var wire = carrier.CreateWire();
            var call = await opening.ReadStartAsync(socket, wire);
            var session = await StartAsync(carrier, opening.Redeem(call, carrier.IsSecured));
            LogStarted(carrier.Name, session.Id);
            await CarryAsync(socket, wire, call, session);
            LogEnded(carrier.Name, session.Id);
        }
        catch (StreamRefused refused)
        {
            LogRefused(carrier.Name, refused.Message);
            await socket.CloseAsync(refused.Status, refused.Message);
        }
    }

    private async Task<VoiceSessionHandle> StartAsync(ICarrier carrier, StreamTicket ticket)
    {
        try
        {
            return await sessions.StartAsync(SessionNames.Of(carrier.Name, ticket.CallId), ticket.Agent);
        }
        catch (SessionStartException error)
        {
            throw new StreamRefused(
                error.RetryAfter is null ? WebSocketCloseStatus.InternalServerError : (WebSocketCloseStatus)1013, "The session cannot be started.");
        }
    }

    private async Task CarryAsync(PhoneSocket socket, ICarrierWire wire, CallStart call, VoiceSessionHandle session)
    {
        var speaks = new AgentSound(wire);
        var hears = new CallerSound(call.Format, session.Input, time);
        var calls = await desk.GetAsync();
        var leg = await calls.Ask<IActorRef>(new OpenLeg(new LegSetup(session, socket, hears, speaks, options.KeypadPause)), Patience);
        using var over = new CancellationTokenSource();
        var speaking = SpeakAsync(session, speaks, over.Token);
        var sending = socket.SendAllAsync(speaks.Output);
        try
        {
            await ListenAsync(socket, wire, hears, leg);
        }
        catch (StreamRefused refused)
        {
            LogRefused(session.Id, refused.Message);
            socket.Condemn(refused.Status, refused.Message);
        }
        finally
        {
            over.Cancel();
            speaks.Output.Complete();
            leg.Tell(SocketGone.Instance);
            using var limit = new CancellationTokenSource(CloseLimit, time);
            await using var tooLong = limit.Token.Register(socket.Abort);
            await speaking;
            await sending;
        }
    }

    private async Task ListenAsync(PhoneSocket socket, ICarrierWire wire, CallerSound hears, IActorRef leg)
    {
        var faults = 0;
        while (await socket.ReceiveAsync() is { } message)
            try
            {
                switch (wire.Read(message))
                {
                    case CarrierMessage.Sound sound:
                        hears.Add(sound);
                        break;
                    case CarrierMessage.Ignored ignored:
                        LogIgnored(LogText.Of(ignored.What));
                        break;
                    case CarrierMessage.Started:
                        break;
                    case var other:
                        leg.Tell(other);
                        break;
                }
            }
            catch (CarrierFault fault) when (++faults <= MaxFaults)
            {
                LogFault(fault.Message);
            }
            catch (CarrierFault fault)
            {
                throw new StreamRefused(WebSocketCloseStatus.InvalidPayloadData, fault.Message);
            }
    }

    private static async Task SpeakAsync(VoiceSessionHandle session, AgentSound speaks, CancellationToken over)
    {
        try
        {
            await foreach (var played in session.Output.ReadAllAsync(over))
                speaks.Play(played);
        }
        catch (OperationCanceledException)
        {
            // The stream is over, the session perhaps not.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "A stream of {Carrier} carries session {Session}.")]
    private partial void LogStarted(string carrier, string session);

    [LoggerMessage(2, LogLevel.Information, "The stream of {Carrier} for session {Session} is over.")]
    private partial void LogEnded(string carrier, string session);

    [LoggerMessage(3, LogLevel.Warning, "A stream of {Owner} is refused: {Reason}")]
    private partial void LogRefused(string owner, string reason);

    [LoggerMessage(4, LogLevel.Debug, "Event '{Event}' of a carrier is ignored.")]
    private partial void LogIgnored(string @event);

    [LoggerMessage(5, LogLevel.Warning, "A message of a carrier cannot be understood: {Fault}")]
    private partial void LogFault(string fault);
}
