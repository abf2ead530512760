using Agents.Actors;
using Agents.Host.Legs;
using Agents.Messages;

namespace Agents.Host.Rest;

/// <summary>Create, list, inspect and end sessions.</summary>
internal sealed class SessionEndpoints(SessionDoor door, SessionLister lister, SessionStarter starter, AgentDirectory agents, RestBody body)
{
    private const int LongestId = 64, Most = 1000;

    /// <summary>Maps the endpoints.</summary>
    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/agents", () => RestJson.Result(new AgentList(agents.Names, agents.Default))).Produces<AgentList>()
            .WithName("ListAgents").WithSummary("The agents of this host");
        group.MapPost("/sessions", CreateAsync).Accepts<CreateSession>(true, "application/json", "*/*").Produces<SessionView>(201).Produces<SessionView>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(503)
            .WithName("CreateSession").WithSummary("Begin a session without a caller's sound, or find the one of that name");
        group.MapGet("/sessions", ListAsync).Produces<SessionPage>().ProducesProblem(400)
            .WithName("ListSessions").WithSummary("The sessions of all nodes, by name");
        group.MapGet("/sessions/{id}", InspectAsync).Produces<SessionView>().ProducesProblem(404)
            .WithName("InspectSession").WithSummary("What a session is doing");
        group.MapDelete("/sessions/{id}", EndAsync).Produces(204).ProducesProblem(404)
            .WithName("EndSession").WithSummary("End a session; with drain=true what is being said is said to its end");
    }

    private async Task<IResult> CreateAsync(HttpRequest request)
    {
        var asked = await body.ReadAsync<CreateSession>(request);
        var id = asked.Id ?? ShortId.Create("ses_");
        if (id.Length is 0 or > LongestId || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new RestFault(400, RestCodes.InvalidValue, $"Member 'id' must be 1 to {LongestId} letters, digits, '-' and '_'.");
        if (asked.Agent is { } agent && !agents.Knows(agent))
            throw new UnknownAgentException(agent, agents.Names);
        var started = await starter.StartAsync(id, asked.Agent);
        request.HttpContext.Response.Headers.Location = $"{request.PathBase}/v1/sessions/{id}";
        return RestJson.Result(await lister.InspectAsync(id), started.IsNew ? 201 : 200);
    }

    private async Task<IResult> ListAsync(string? after = null, int limit = 100) => limit is >= 1 and <= Most
        ? RestJson.Result(await lister.ListAsync(after, limit))
        : throw new RestFault(400, RestCodes.InvalidValue, $"'limit' is {limit}, but must be 1 to {Most}.");

    private async Task<IResult> InspectAsync(string id) => RestJson.Result(await lister.InspectAsync(id));

    private async Task<IResult> EndAsync(string id, bool drain = false)
    {
        await door.EndAsync(id, drain);
        return TypedResults.NoContent();
    }
}
