namespace Agents.Inference;

/// <summary>The job a component works for (protocol 1.5). What is null or empty is not sent.</summary>
/// <param name="RoomId">SID of the room.</param>
/// <param name="JobId">Id of the job.</param>
/// <param name="AgentId">SID of the agent's participant.</param>
public sealed record JobIdentity(string? RoomId = null, string? JobId = null, string? AgentId = null)
{
    /// <summary>Headers that the job asserts; they win over all but the session id and the token.</summary>
    public IReadOnlyDictionary<string, string> AssertedHeaders { get; init; } = new Dictionary<string, string>();
}
