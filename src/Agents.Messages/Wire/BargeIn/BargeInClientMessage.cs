using System.Buffers.Binary;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What an interruption detection client sends as text (protocol 5.4); audio goes in binary frames, see <see cref="BargeInFrame"/>.</summary>
public abstract record BargeInClientMessage
{
    /// <summary>Reads a text frame; null for a type this protocol does not know.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not a JSON object.</exception>
    public static BargeInClientMessage? Read(ReadOnlySpan<byte> utf8) => WireJson.TypeOf(utf8) switch
    {
        "session.create" => BargeInSessionCreate.Parse(WireJson.ParseObject(utf8)),
        "session.close" => new BargeInSessionClose(),
        _ => null,
    };
}

/// <summary>The first message: <c>session.create</c>.</summary>
public sealed record BargeInSessionCreate : BargeInClientMessage
{
    /// <summary>Probability from which a frame counts as interruption; null lets the server decide.</summary>
    public double? Threshold { get; init; }

    /// <summary>How many consecutive 25 ms frames must count.</summary>
    public int MinFrames { get; init; } = 2;

    /// <summary>Samples per second, 16000.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>Channels, 1.</summary>
    public int NumChannels { get; init; } = 1;

    /// <summary>Always <c>s16le</c>, not <c>pcm_s16le</c>.</summary>
    public string Encoding { get; init; } = "s16le";

    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => new()
    {
        ["type"] = "session.create",
        ["settings"] = new JObject { ["sample_rate"] = SampleRate, ["num_channels"] = NumChannels }
            .With("threshold", Threshold)
            .With("min_frames", MinFrames)
            .With("encoding", Encoding),
    };

    internal static BargeInSessionCreate Parse(JObject json)
    {
        var settings = json.Object("settings") ?? [];
        return new BargeInSessionCreate
        {
            Threshold = settings.Number("threshold"),
            MinFrames = settings.Int("min_frames") ?? 2,
            SampleRate = settings.Int("sample_rate") ?? 16000,
            NumChannels = settings.Int("num_channels") ?? 1,
            Encoding = settings.Text("encoding") ?? "s16le",
        };
    }
}

/// <summary>No more audio: <c>session.close</c>.</summary>
public sealed record BargeInSessionClose : BargeInClientMessage
{
    /// <summary>The message.</summary>
    public static ReadOnlyMemory<byte> Utf8 { get; } = "{\"type\":\"session.close\"}"u8.ToArray();
}

/// <summary>The binary frame of a request: 8 bytes of <c>created_at</c>, little-endian, then mono s16le at 16 kHz.</summary>
public static class BargeInFrame
{
    /// <summary>Bytes before the audio.</summary>
    public const int HeaderLength = 8;

    /// <summary>Writes the header.</summary>
    /// <param name="frame">The frame; at least 8 bytes.</param>
    /// <param name="createdAt">Opaque to the server; it echoes it.</param>
    public static void WriteHeader(Span<byte> frame, ulong createdAt) => BinaryPrimitives.WriteUInt64LittleEndian(frame, createdAt);

    /// <summary>Splits a frame; false when it is shorter than its header or has half a sample.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out ulong createdAt, out ReadOnlySpan<byte> pcm)
    {
        createdAt = 0;
        pcm = default;
        if (frame.Length < HeaderLength || frame.Length % 2 != 0)
            return false;
        createdAt = BinaryPrimitives.ReadUInt64LittleEndian(frame);
        pcm = frame[HeaderLength..];
        return true;
    }
}
