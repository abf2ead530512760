using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>Steer sessions: say, reply, interrupt, transfer, update.</summary>
internal sealed class ControlEndpoints(SessionDoor door, SessionLister lister, RestBody body)
{
    /// <summary>Maps the endpoints.</summary>
    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/sessions/{id}/say", SayAsync).Accepts<SayRequest>("application/json", "*/*").Produces<SpeechView>(202).ProducesProblem(400).ProducesProblem(404)
            .WithName("Say").WithSummary("Say a text");
        group.MapPost("/sessions/{id}/reply", ReplyAsync).Accepts<ReplyRequest>(true, "application/json", "*/*").Produces<SpeechView>(202).ProducesProblem(400).ProducesProblem(404)
            .WithName("Reply").WithSummary("Let the model speak, perhaps to words of the caller that come as text");
        group.MapPost("/sessions/{id}/interrupt", InterruptAsync).Accepts<InterruptRequest>(true, "application/json", "*/*").Produces(204).ProducesProblem(404)
            .WithName("Interrupt").WithSummary("Stop what is said and what waits; answered when all is stored");
        group.MapPost("/sessions/{id}/transfer", TransferAsync).Accepts<TransferRequest>("application/json", "*/*").Produces<SessionView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithName("Transfer").WithSummary("Give the conversation to another agent");
        group.MapPatch("/sessions/{id}", UpdateAsync).Accepts<UpdateRequest>("application/json", "*/*").Produces<SessionView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithName("UpdateSession").WithSummary("Change instructions and settings while the session runs; settings all or nothing");
    }

    private async Task<IResult> SayAsync(string id, HttpRequest request)
    {
        var say = await body.ReadAsync<SayRequest>(request);
        if (string.IsNullOrWhiteSpace(say.Text))
            throw new RestFault(400, RestCodes.InvalidValue, "Member 'text' is missing or empty: it is what to say.");
        return Accepted(await door.AskAsync<SpeechAccepted>(id, new StartSay(say.Text, say.AllowInterruptions, say.Priority, say.AddToChatContext)));
    }

    private async Task<IResult> ReplyAsync(string id, HttpRequest request)
    {
        var reply = await body.ReadAsync<ReplyRequest>(request);
        return Accepted(await door.AskAsync<SpeechAccepted>(id, new StartReply(reply.UserInput, reply.Instructions, reply.AllowInterruptions)));
    }

    private async Task<IResult> InterruptAsync(string id, HttpRequest request)
    {
        var interrupt = await body.ReadAsync<InterruptRequest>(request);
        await door.AskAsync<Done>(id, new InterruptAll(interrupt.Force));
        return TypedResults.NoContent();
    }

    private async Task<IResult> TransferAsync(string id, HttpRequest request)
    {
        var agent = (await body.ReadAsync<TransferRequest>(request)).Agent
            ?? throw new RestFault(400, RestCodes.InvalidValue, "Member 'agent' is missing: it names who takes the conversation.");
        await door.AskAsync<Done>(id, new TransferToAgent(agent));
        return RestJson.Result(await lister.InspectAsync(id));
    }

    private async Task<IResult> UpdateAsync(string id, HttpRequest request)
    {
        var update = await body.ReadAsync<UpdateRequest>(request);
        var session = await door.HereAsync(id);
        if (update.Overrides() is { } options)
            await session.UpdateAsync(new SessionUpdate { Options = options });
        if (update.Instructions is { } instructions)
            await session.UpdateInstructionsAsync(instructions);
        if (update.AudioInput is { } input)
            session.EnableAudioInput(input);
        if (update.AudioOutput is { } output)
            session.EnableAudioOutput(output);
        return RestJson.Result(await lister.InspectAsync(id));
    }

    private static IResult Accepted(SpeechAccepted accepted) => RestJson.Result(new SpeechView($"speech_{accepted.Number}"), 202);
}
