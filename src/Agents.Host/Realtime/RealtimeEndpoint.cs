using System.Net.WebSockets;
using System.Text;
using Agents.Host.Access;
using Agents.Host.Legs;
using Agents.Host.Services;
using Newtonsoft.Json;

namespace Agents.Host.Realtime;

/// <summary><c>GET /v1/realtime</c>: a client opens its WebSocket.</summary>
internal sealed class RealtimeEndpoint(
    RealtimeAccess access, SessionBeginning beginning, SessionStarter starter, ResumeTokens tokens, SharedResume shared,
    RealtimeTakeUp takeUp, SpeechWorld speech, VoiceAgentsOptions options, ActorSystem system,
    IHostApplicationLifetime lifetime)
{
    private const string Subprotocol = "realtime", ResumeProtocol = "agents-resume.";

    /// <summary>Serves a request.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        switch (access.Decide(HttpAccess.FactsOf(context.Request), out var secret))
        {
            case AccessDecision.Refused refused:
                await HttpAccess.RefuseAsync(context, refused);
                break;
            case AccessDecision.Granted when !context.WebSockets.IsWebSocketRequest:
                context.Response.Headers.Upgrade = "websocket";
                await OpenAiError.WriteAsync(context, StatusCodes.Status426UpgradeRequired, FaultCodes.InvalidValue, "This is a WebSocket: connect with an upgrade.");
                break;
            case AccessDecision.Granted granted:
                await OpenAsync(context, granted.Tenant, secret);
                break;
        }
    }

    private async Task OpenAsync(HttpContext context, string tenant, ClientSecret? secret)
    {
        RealtimeSettings settings;
        try
        {
            settings = secret?.Settings ?? beginning.Settings(context.Request.Query["model"].FirstOrDefault());
        }
        catch (RealtimeFault fault)
        {
            await OpenAiError.WriteAsync(context, StatusCodes.Status400BadRequest, fault.Code, fault.Message, fault.Param);
            return;
        }

        var offered = context.WebSockets.WebSocketRequestedProtocols;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(offered.Contains(Subprotocol) ? Subprotocol : null);
        if (ResumeToken(context.Request, offered) is not { } token)
            await RunAsync(context, socket, NewLeg(tenant, settings));
        else
            await ResumeAsync(context, socket, token, tenant);
    }

    private async Task ResumeAsync(HttpContext context, WebSocket socket, string token, string tenant)
    {
        try
        {
            if (await takeUp.FindAsync(token, tenant) is { } leg)
                await RunAsync(context, socket, leg);
            else
                await RefuseAsync(socket, new RealtimeFault(FaultCodes.InvalidResumeToken,
                    "The resume token is used up, too old, or not this key's: begin a new session."), context.RequestAborted);
        }
        catch (SessionStartException full)
        {
            await RefuseAsync(socket, new RealtimeFault(FaultCodes.RateLimit, full.Message), context.RequestAborted);
        }
    }

    private IActorRef NewLeg(string tenant, RealtimeSettings settings)
    {
        var setup = new LegSetup(RealtimeIds.Session(), tenant, settings, starter, tokens, speech.Voices, options.Realtime) { Swap = speech.Swap, Shared = shared };
        return system.ActorOf(Props.Create(() => new RealtimeLeg(setup)), $"realtime-{setup.Id}");
    }

    private async Task RunAsync(HttpContext context, WebSocket socket, IActorRef leg)
    {
        var connection = new RealtimeConnection();
        leg.Tell(new Attach(connection, context.Request.Headers["OpenAI-Beta"].Any(value => value?.Contains("realtime", StringComparison.Ordinal) is true)), ActorRefs.NoSender);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopped);
        var goodbye = await new RealtimeSocket(socket, connection, options.Realtime.MaxMessageBytes).RunAsync(abort.Token);
        leg.Tell(new Detach(connection, goodbye), ActorRefs.NoSender);
    }

    private static string? ResumeToken(HttpRequest request, IList<string> offered) =>
        request.Query["resume"].FirstOrDefault()
        ?? offered.FirstOrDefault(entry => entry.StartsWith(ResumeProtocol, StringComparison.Ordinal))?[ResumeProtocol.Length..];

    private static async Task RefuseAsync(WebSocket socket, RealtimeFault fault, CancellationToken abort)
    {
        var error = ServerEvents.Error(fault, null);
        error["event_id"] = $"{RealtimeIds.EventPrefix()}1";
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(error.ToString(Formatting.None)), WebSocketMessageType.Text, endOfMessage: true, abort);
            await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, fault.Code, abort);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // the client did not wait for the reason
        }
    }
}
