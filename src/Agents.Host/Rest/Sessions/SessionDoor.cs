using Agents.Actors;
using Agents.Kernel.Hosting;

namespace Agents.Host.Rest;

/// <summary>Finds sessions, here or on other nodes, and asks them.</summary>
internal sealed class SessionDoor(IRequiredActor<SessionRegion> region, VoiceAgentsOptions options)
{
    private readonly TimeSpan _patience = options.Rest.CommandTimeout;

    /// <summary>A session that runs.</summary>
    /// <exception cref="RestFault">None of that name does.</exception>
    public async Task<SessionFound> FindAsync(string id) =>
        await (await region.GetAsync()).Ask<object>(new FindSession(id), _patience) as SessionFound ?? throw Unknown(id);

    /// <summary>The handle of a session that runs on this node.</summary>
    /// <exception cref="RestFault">It runs elsewhere, or not at all.</exception>
    public async Task<VoiceSessionHandle> HereAsync(string id) => (await FindAsync(id)).Handle
        ?? throw new RestFault(409, RestCodes.OtherNode, $"Session '{id}' runs on another node, and this can be done there only: GET /v1/sessions/{id} names the node.");

    /// <summary>Sends a command and awaits its answer.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <exception cref="RestFault">The session is unknown, has ended, or is out of reach.</exception>
    public async Task<T> AskAsync<T>(string id, SessionCommand command) => await AskAsync<T>(await FindAsync(id), command, _patience);

    /// <summary>Sends a command to a session that was found.</summary>
    public static async Task<T> AskAsync<T>(SessionFound found, SessionCommand command, TimeSpan patience)
    {
        var answer = found.Ref.Ask<object>(command, patience);
        if (found.Handle is { } here && await Task.WhenAny(answer, here.Closed) != answer && !answer.IsCompletedSuccessfully)
            throw Unknown(found.Id);
        return await answer switch
        {
            T wanted => wanted,
            Status.Failure { Cause: InvalidOperationException cause } => throw new RestFault(409, RestCodes.NotNow, cause.Message),
            Status.Failure { Cause: { } cause } => throw cause,
            CommandUndelivered { Outcome: Delivery.Unknown unknown } => throw new RestFault(504, RestCodes.OutcomeUnknown, $"Whether session '{found.Id}' did it is not known: {unknown.Reason}"),
            CommandUndelivered { Outcome: Delivery.NotDone refused } => throw new RestFault(409, RestCodes.OtherNode, $"Not done: {refused.Reason}"),
            SessionUnknown => throw Unknown(found.Id),
            var other => throw new InvalidOperationException($"The session answered with {other.GetType().Name}."),
        };
    }

    /// <summary>Ends a session. Answered when it is over; with <paramref name="drain"/> as soon as it is on its way.</summary>
    public async Task EndAsync(string id, bool drain)
    {
        var found = await FindAsync(id);
        var close = new CloseSession(CloseReason.UserInitiated, drain);
        if (drain)
            found.Ref.Tell(close, ActorRefs.NoSender);
        else if (found.Handle is { } here)
            await here.CloseAsync();
        else
            await AskAsync<Done>(found, close, _patience);
    }

    /// <summary>The cluster as this node sees it.</summary>
    public async Task<ClusterView> ViewAsync() => await (await region.GetAsync()).Ask<ClusterView>(new ViewCluster(), _patience);

    private static RestFault Unknown(string id) => new(404, RestCodes.UnknownSession, $"No session '{id}' runs: it has ended, or was never begun.");
}
