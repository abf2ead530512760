using System.Text.Json;

namespace Agents.Gateway.Tests;

/// <summary>Short ways to look into received messages.</summary>
internal static class Json
{
    public static string Type(this JsonElement message) => message.GetProperty("type").GetString()!;

    public static string String(this JsonElement message, string name) => message.GetProperty(name).GetString()!;

    public static double Double(this JsonElement message, string name) => message.GetProperty(name).GetDouble();

    public static short[] Samples(this JsonElement message) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(message.GetProperty("audio").GetBytesFromBase64()).ToArray();

    public static bool HasNull(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Object => json.EnumerateObject().Any(member => member.Value.HasNull()),
        JsonValueKind.Array => json.EnumerateArray().Any(item => item.HasNull()),
        _ => false,
    };
}
