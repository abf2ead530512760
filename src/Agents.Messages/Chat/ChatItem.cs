using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>An entry of a conversation (protocol 4.5): <see cref="ChatMessage"/>, <see cref="FunctionCall"/>, <see cref="FunctionCallOutput"/> or bookkeeping.</summary>
public abstract record ChatItem
{
    /// <summary>Unique in its conversation. Items whose ids agree up to the first <c>/</c> belong to one answer of the model. Default: fresh.</summary>
    public string Id { get; init; } = ShortId.Create("item_");

    /// <summary>When it came to be; the earliest possible time when nobody said.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What a provider wants back with the item (<c>google</c>, <c>livekit</c>, <c>xai</c>); null when nothing.</summary>
    public JObject? Extra { get; init; }
}
