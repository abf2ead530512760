using Newtonsoft.Json;

namespace Agents.Messages;

/// <summary>Bytes as base64.</summary>
internal sealed class BytesConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    public override void WriteJson(JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializer serializer)
        => writer.WriteValue(Convert.ToBase64String(value.Span));

    public override ReadOnlyMemory<byte> ReadJson(JsonReader reader, Type objectType, ReadOnlyMemory<byte> existingValue, bool hasExistingValue,
        JsonSerializer serializer)
        => reader.Value is string text ? Convert.FromBase64String(text) : default;
}
