namespace Agents.Host.Telephony;

/// <summary>What a carrier tells over its stream, in words that all carriers share.</summary>
internal abstract record CarrierMessage
{
    private CarrierMessage()
    {
    }

    /// <summary>The stream is for this call; everything else follows it.</summary>
    public sealed record Started(CallStart Call) : CarrierMessage;

    /// <summary>Sound of the caller, in the form that the start named.</summary>
    /// <param name="Bytes">Valid until the next message is read.</param>
    /// <param name="Chunk">Its number, from the carrier; null if it numbers nothing.</param>
    /// <param name="At">Where it stands in the stream; null if the carrier does not say.</param>
    public sealed record Sound(ReadOnlyMemory<byte> Bytes, long? Chunk = null, TimeSpan? At = null) : CarrierMessage;

    /// <summary>A mark came back: what was sent before it has been played, or thrown away by a clear.</summary>
    public sealed record MarkReturned(string Name) : CarrierMessage;

    /// <summary>The caller pressed a key: one of 0–9, *, #, A–D.</summary>
    public sealed record KeyPressed(char Key) : CarrierMessage;

    /// <summary>The carrier ended the stream, as when the caller hung up.</summary>
    public sealed record Stopped : CarrierMessage;

    /// <summary>Something of no consequence, or of a later version of the protocol.</summary>
    /// <param name="What">Name of the event, for the log.</param>
    public sealed record Ignored(string What) : CarrierMessage;
}
