using Agents.Actors;
using Agents.Kernel.Hosting;

namespace Agents.Host.Legs;

/// <summary>Starts sessions for protocols.</summary>
internal sealed class SessionStarter(AgentDirectory agents, IRequiredActor<SessionRegion> region)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Takes the session of a resume token, from whatever node has it; null if the token is not good.</summary>
    /// <param name="tokenHash">Hash of the token.</param>
    /// <exception cref="SessionStartException">The node is full, or the store does not answer.</exception>
    public async Task<ResumeRedeemed?> RedeemAsync(string tokenHash)
    {
        var sessions = await region.GetAsync();
        return await sessions.Ask<object>(new RedeemResume(tokenHash), Patience) switch
        {
            ResumeRedeemed redeemed => redeemed,
            SessionRefused { Error: InvalidResumeTokenException } => null,
            NodeFull full => throw new SessionStartException("This node takes no more sessions; ask again later.") { RetryAfter = full.RetryAfter },
            SessionRefused refused => throw new SessionStartException(refused.Error.Message, refused.Error) { RetryAfter = Soon },
            var other => throw new InvalidOperationException($"The region answered with {other.GetType().Name}."),
        };
    }

    /// <summary>Starts a session, or finds the one of that name that runs.</summary>
    /// <param name="id">Name of the session: letters, digits, '-' and '_'.</param>
    /// <param name="agent">Who answers; unknown or null: the default agent.</param>
    /// <param name="adapt">Fits the agent to the protocol; null: not at all.</param>
    /// <exception cref="SessionStartException">The node is full, or the agent's settings are wrong.</exception>
    public async Task<SessionStarted> StartAsync(string id, string? agent, Func<AgentDefinition, AgentDefinition>? adapt = null)
    {
        var definition = agents.Create(agent);
        var start = new StartSession(id, adapt is null ? definition : adapt(definition));
        var sessions = await region.GetAsync();
        return await sessions.Ask<object>(start, Patience) switch
        {
            SessionStarted started => started,
            NodeFull full => throw new SessionStartException("This node takes no more sessions; ask again later.") { RetryAfter = full.RetryAfter },
            SessionElsewhere elsewhere => throw new SessionStartException($"Session {id} is for node {elsewhere.Node.Id.Name}; ask there.")
            {
                RetryAfter = Soon,
            },
            SessionRefused refused => throw new SessionStartException(refused.Error.Message, refused.Error),
            var other => throw new InvalidOperationException($"The region answered with {other.GetType().Name}."),
        };
    }
}
