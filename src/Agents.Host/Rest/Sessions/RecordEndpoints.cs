using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>What was said, and how long answers took.</summary>
internal sealed class RecordEndpoints(SessionDoor door)
{
    /// <summary>Maps the endpoints.</summary>
    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/sessions/{id}/transcript", async (string id) => RestJson.Result(await door.AskAsync<SessionTranscript>(id, new GetTranscript())))
            .Produces<SessionTranscript>().ProducesProblem(404).WithName("Transcript").WithSummary("What was said and done so far: what the caller heard, and what the agent meant to say");
        group.MapGet("/sessions/{id}/waterfall", async (string id) => RestJson.Result(await door.AskAsync<SessionWaterfall>(id, new GetWaterfall())))
            .Produces<SessionWaterfall>().ProducesProblem(404).WithName("Waterfall").WithSummary("How long each step of each answer took, in seconds from the end of the caller's speech");
    }
}
