namespace Agents.Host.Realtime;

/// <summary>What a client sent.</summary>
/// <param name="Kind">Which kind of message.</param>
/// <param name="Payload">Its bytes; empty where they are of no use.</param>
internal sealed record ClientFrame(ClientFrameKind Kind, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The sound of an <see cref="ClientFrameKind.Sound"/>.</summary>
    public PooledSound? Sound { get; private init; }

    /// <summary>Bytes that it holds.</summary>
    public int Length => Sound?.Length ?? Payload.Length;

    /// <summary>A message as it came: sound is taken out of its text at once.</summary>
    public static ClientFrame OfText(ReadOnlySpan<byte> payload) => AudioAppend.TryRead(payload, out var sound)
        ? new ClientFrame(ClientFrameKind.Sound, default) { Sound = sound }
        : new ClientFrame(ClientFrameKind.Text, payload.ToArray());
}

/// <summary>Kinds of messages.</summary>
internal enum ClientFrameKind
{
    /// <summary>Text, as the protocol wants it.</summary>
    Text,

    /// <summary>Text that is nothing but sound: <c>input_audio_buffer.append</c>.</summary>
    Sound,

    /// <summary>Bytes, which the protocol does not know.</summary>
    Binary,

    /// <summary>More than the host takes.</summary>
    TooLarge,
}
