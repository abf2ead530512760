using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Agents.Gateway;

/// <summary>Finds what a path asks for (protocol section 1.1), after checking the access token.</summary>
internal sealed class RequestRouter(InferenceGateway gateway, AccessPolicy access)
{
    /// <exception cref="ProtocolException">401, 404, 405 or 426, before anything of the service has run.</exception>
    public Task ServeAsync(HttpContext http)
    {
        var path = (http.GetRouteValue("path") as string ?? "").Trim('/');
        var tokenOptional = path == "bargein" && !http.WebSockets.IsWebSocketRequest;
        var key = tokenOptional ? access.AdmitWithoutTokenOnLoopback(http.Request) : access.Admit(http.Request);
        return path switch
        {
            "stt" => Socket(Admitted(http), (socket, plan) => new SttSession(gateway, socket, plan).RunAsync(http.RequestAborted), GatewayService.Stt),
            "tts" => Socket(http, (socket, plan) => new TtsSession(gateway, socket, plan).RunAsync(http.RequestAborted), GatewayService.Tts),
            "bargein" when http.WebSockets.IsWebSocketRequest => Socket(
                http, (socket, plan) => new BargeinSession(gateway, socket, plan).RunAsync(http.RequestAborted), GatewayService.Bargein),
            "bargein" => Post(http, new BargeinEndpoint(gateway).ServeAsync),
            "chat/completions" => Post(http, context => new ChatEndpoint(gateway, key).ServeAsync(context)),
            "models" => Get(http, context => ModelsEndpoint.ServeAsync(context, gateway.Models)),
            _ => throw new ProtocolException(404, $"There is no '{path}' here; known: stt, tts, bargein, chat/completions, models."),
        };
    }

    private static Task Get(HttpContext http, RequestDelegate serve) => HttpMethods.IsGet(http.Request.Method)
        ? serve(http)
        : throw new ProtocolException(405, "Use GET here.");

    private static Task Post(HttpContext http, RequestDelegate serve) => HttpMethods.IsPost(http.Request.Method)
        ? serve(http)
        : throw new ProtocolException(405, "Use POST here.");

    /// <summary>Refuses a recogniser's client before the upgrade when its queue is full; clients that do not name the model learn it later.</summary>
    /// <exception cref="ProtocolException">429 with the time to wait.</exception>
    private HttpContext Admitted(HttpContext http)
    {
        if (http.Request.Query["model"].ToString() is { Length: > 0 } model) gateway.Engines.FirstServing<IQueue>(ModelName.Parse(model))?.RefuseIfFull();
        return http;
    }

    private async Task Socket(HttpContext http, Func<MessageSocket, FaultPlan, Task> serve, GatewayService service)
    {
        if (!http.WebSockets.IsWebSocketRequest) throw new ProtocolException(426, "This path speaks WebSocket only.");
        var plan = gateway.Faults.Next(service);
        plan.RefuseIfPlanned();
        using var socket = await http.WebSockets.AcceptWebSocketAsync(Ping);
        using var messages = new MessageSocket(socket, gateway.Options.MaxMessageBytes);
        await serve(messages, plan);
    }

    /// <summary>
    /// Pings keep a waiting TTS client from its receive timeout (protocol 3.6); a peer that does not answer for a minute is gone.
    /// </summary>
    private static WebSocketAcceptContext Ping { get; } = new()
    {
        KeepAliveInterval = TimeSpan.FromSeconds(5),
        KeepAliveTimeout = TimeSpan.FromSeconds(60),
    };
}
