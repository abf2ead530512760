using System.Globalization;
using Agents.Actors;
using Agents.Host.Operations;

namespace Agents.Host.Rest;

/// <summary><c>GET /v1/sessions/{id}/events</c>: everything that happens in a session, as it happens.</summary>
internal sealed class EventEndpoints(SessionDoor door, VoiceAgentsOptions options, TimeProvider time, HostPhases phases)
{
    /// <summary>Maps the endpoint.</summary>
    public void Map(RouteGroupBuilder group) => group.MapGet("/sessions/{id}/events", StreamAsync)
        .Produces(200, contentType: "text/event-stream").ProducesProblem(404).ProducesProblem(409)
        .WithName("Events").WithSummary("Server-sent events from the session's first on; Last-Event-ID goes on behind the last one seen");

    private async Task<IResult> StreamAsync(string id, HttpContext context)
    {
        var session = await door.HereAsync(id);
        var seen = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        await using var stops = phases.Stopping.Register(() => Cut(session, gone));
        await new EventWriter(context.Response, options.Rest.KeepAlive, time).RunAsync(session.Events(gone.Token), seen, gone.Token);
        return TypedResults.Empty;
    }

    /// <summary>The host stops what is left. The stream of a session that is over ends by itself, behind its last event.</summary>
    private static void Cut(VoiceSessionHandle session, CancellationTokenSource stream)
    {
        if (!session.Closed.IsCompleted)
            stream.Cancel();
    }
}
