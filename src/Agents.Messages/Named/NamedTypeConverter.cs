using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>Reads an abstract kind of thing as the type that its name stands for. Writing is the resolver's work.</summary>
internal sealed class NamedTypeConverter(NamedTypes types) : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType.IsAbstract && types.Types.Any(objectType.IsAssignableFrom);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.None)
            reader.Read();
        if (reader.TokenType == JsonToken.Null)
            return null;
        var json = JObject.Load(reader);
        var name = (string?)json[NamedTypesResolver.Member];
        var type = name is null ? null : types.Find(name, objectType);
        return type is null
            ? throw new JsonSerializationException(
                $"\"{name}\" is no known type of {objectType.Name}; was it written by a newer version of this program?")
            : serializer.Deserialize(json.CreateReader(), type);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}
