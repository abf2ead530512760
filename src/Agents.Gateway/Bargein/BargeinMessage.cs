using System.Buffers.Binary;
using System.Text.Json;

namespace Agents.Gateway;

/// <summary>What a client may send on <c>/bargein</c> (protocol section 5.4).</summary>
internal abstract record BargeinMessage
{
    private const int HeaderBytes = 8;

    private BargeinMessage() { }

    public sealed record Create(double? Threshold, int MinFrames) : BargeinMessage;

    public sealed record Window(ulong CreatedAt, short[] Samples, long ArrivedAt) : BargeinMessage;

    public sealed record Close : BargeinMessage;

    /// <exception cref="ProtocolException">Not a message of the protocol; says why.</exception>
    public static BargeinMessage Read(SocketMessage message, long now) => message.Binary
        ? ReadWindow(message.Payload.Span, now)
        : ClientMessage.Parse<BargeinMessage>(message.Payload.Span, static (type, root) => type switch
        {
            "session.create" => ReadCreate(root.Member("settings")),
            "session.close" => new Close(),
            _ => throw ClientMessage.Unknown(type, "session.create, session.close, binary audio windows"),
        });

    /// <exception cref="ProtocolException">A threshold outside 0 to 1, or fewer than one frame.</exception>
    public static void Check(double? threshold, int minFrames)
    {
        if (threshold is < 0 or > 1 or double.NaN) throw new ProtocolException(400, "threshold must be from 0 to 1.");
        if (minFrames < 1) throw new ProtocolException(400, "min_frames must be 1 or more.");
    }

    private static Create ReadCreate(JsonElement settings)
    {
        if (settings.Text("encoding") is { } encoding and not "s16le")
            throw new ProtocolException(400, $"settings.encoding is '{encoding}', but must be s16le.");
        if (settings.Whole("sample_rate") is { } rate and not 16000) throw new ProtocolException(400, $"settings.sample_rate is {rate}, but must be 16000.");
        if (settings.Whole("num_channels") is { } channels and not 1) throw new ProtocolException(400, $"settings.num_channels is {channels}, but must be 1.");
        var create = new Create(settings.Number("threshold"), settings.Whole("min_frames") ?? 2);
        Check(create.Threshold, create.MinFrames);
        return create;
    }

    private static Window ReadWindow(ReadOnlySpan<byte> frame, long now) => frame.Length < HeaderBytes
        ? throw new ProtocolException(400, $"A binary frame has {frame.Length} bytes, but begins with {HeaderBytes} bytes of created_at.")
        : new(BinaryPrimitives.ReadUInt64LittleEndian(frame), PcmCodec.FromBytes(frame[HeaderBytes..]), now);
}
