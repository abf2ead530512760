using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Agents.Messages;

/// <summary>How metrics and events look as JSON.</summary>
internal static class MetricsJson
{
    public static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        Converters = { new SecondsConverter() },
    });

    /// <summary>Durations and moments as seconds.</summary>
    private sealed class SecondsConverter : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type type) =>
            (Nullable.GetUnderlyingType(type) ?? type) is { } bare && (bare == typeof(TimeSpan) || bare == typeof(DateTimeOffset));

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            if (value is TimeSpan duration)
                writer.WriteValue(duration.TotalSeconds);
            else if (value is DateTimeOffset moment)
                writer.WriteValue((moment - DateTimeOffset.UnixEpoch).TotalSeconds);
            else
                writer.WriteNull();
        }

        public override object ReadJson(JsonReader reader, Type type, object? existing, JsonSerializer serializer) =>
            throw new NotSupportedException("Metrics are only written.");
    }
}
