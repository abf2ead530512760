using Newtonsoft.Json;

namespace Agents.Store;

/// <summary>A stored text and its number.</summary>
internal sealed record Body(long Sequence, string Text);

/// <summary>Records and snapshots as JSON.</summary>
internal static class StoredJson
{
    private static readonly NamedJson Json = new(SessionRecordTypes.All);

    /// <summary>A record or a snapshot as text. A broken surrogate pair, which no database takes, becomes a replacement character.</summary>
    public static string Write(object thing)
    {
        var text = Json.Write(thing);
        return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The sum of a snapshot and what follows it.</summary>
    /// <exception cref="StoreException">Something stored cannot be read.</exception>
    public static ConversationState State(string sessionId, Body? snapshot, IEnumerable<Body> rest)
    {
        var state = snapshot is null ? ConversationState.Empty : Read<ConversationState>(sessionId, snapshot);
        return rest.Aggregate(state, (sum, body) => sum.Apply(Read<SessionRecord>(sessionId, body)));
    }

    private static T Read<T>(string sessionId, Body body)
    {
        try
        {
            return Json.Read<T>(body.Text);
        }
        catch (JsonException error)
        {
            throw new StoreException(
                $"Entry {body.Sequence} of session {sessionId} cannot be read: {error.Message} Bring this node up to date, or erase the session.", error)
            {
                Transient = false,
            };
        }
    }
}
