using System.Buffers;
using System.Text.Json;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony;

/// <summary>Writes JSON text messages for carriers.</summary>
internal static class CarrierText
{
    /// <summary>Writes one object.</summary>
    /// <param name="state">Handed to <paramref name="write"/>.</param>
    /// <param name="write">Writes the members.</param>
    public static SocketMessage Write<T>(T state, Action<Utf8JsonWriter, T> write)
        where T : allows ref struct
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        write(json, state);
        json.WriteEndObject();
        json.Flush();
        return new SocketMessage(Binary: false, bytes.WrittenMemory);
    }
}
