using System.Data.Common;
using Dapper;

namespace Agents.Store;

/// <summary>Who owns a session, as a row with the database's time beside it.</summary>
internal sealed record OwnershipRow
{
    public string Id { get; init; } = "";

    public long Epoch { get; init; }

    public long Sequence { get; init; }

    public string? Owner { get; init; }

    public long? OwnerIncarnation { get; init; }

    public long? OwnerLeaseEnds { get; init; }

    public long? EndedAt { get; init; }

    public string? ResumeHash { get; init; }

    public long? ResumeUntil { get; init; }

    public long Now { get; init; }

    /// <summary>The database's time when it was read.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    public SessionOwnership Ownership => new(Epoch, Sequence)
    {
        Owner = Node,
        OwnerLeaseEnds = At(OwnerLeaseEnds),
        Ended = EndedAt is not null,
        ResumeHash = ResumeHash,
        ResumeUntil = At(ResumeUntil),
    };

    public SessionPlace Place => new(Id, Epoch, Node, OwnerLeaseEnds > Now);

    private NodeId? Node => Owner is null ? null : new NodeId(Owner, OwnerIncarnation ?? 0);

    /// <summary>Reads rows.</summary>
    /// <param name="engine">The database's kind.</param>
    /// <param name="connection">Where.</param>
    /// <param name="transaction">In which transaction; null: none.</param>
    /// <param name="condition">Which, and in which order.</param>
    /// <param name="values">Values of the condition.</param>
    public static Task<IEnumerable<OwnershipRow>> ReadAsync(SqlEngine engine, DbConnection connection, DbTransaction? transaction,
        string condition, object values) => connection.QueryAsync<OwnershipRow>($"""
            SELECT sessions.id AS Id, sessions.epoch AS Epoch, sessions.sequence AS Sequence, sessions.owner AS Owner,
                sessions.owner_incarnation AS OwnerIncarnation, nodes.lease_ends AS OwnerLeaseEnds, sessions.ended_at AS EndedAt,
                sessions.resume_hash AS ResumeHash, sessions.resume_until AS ResumeUntil, {engine.Now} AS Now
            FROM sessions LEFT JOIN nodes ON nodes.name = sessions.owner AND nodes.incarnation = sessions.owner_incarnation
            WHERE {condition}
            """, values, transaction);

    private static DateTimeOffset? At(long? milliseconds) => milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
