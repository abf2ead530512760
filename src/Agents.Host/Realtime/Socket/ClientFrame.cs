namespace Agents.Host.Realtime;

/// <summary>What a client sent.</summary>
/// <param name="Kind">Which kind of message.</param>
/// <param name="Payload">Its bytes; empty where they are of no use.</param>
internal sealed record ClientFrame(ClientFrameKind Kind, ReadOnlyMemory<byte> Payload);

/// <summary>Kinds of messages.</summary>
internal enum ClientFrameKind
{
    /// <summary>Text, as the protocol wants it.</summary>
    Text,

    /// <summary>Bytes, which the protocol does not know.</summary>
    Binary,

    /// <summary>More than the host takes.</summary>
    TooLarge,
}
