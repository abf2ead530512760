using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Agents.Messages;

/// <summary>JSON of typed things whose types come from an allow-list. Unknown members are ignored, texts never taken for dates.</summary>
public sealed class NamedJson
{
    private readonly NamedTypes _types;
    private readonly JsonSerializer _serializer;

    /// <summary>Makes a reader and writer.</summary>
    /// <param name="types">The types that may be read.</param>
    public NamedJson(NamedTypes types)
    {
        _types = types;
        _serializer = JsonSerializer.Create(new JsonSerializerSettings
        {
            ContractResolver = new NamedTypesResolver(types),
            TypeNameHandling = TypeNameHandling.None,
            DateParseHandling = DateParseHandling.None,
            ConstructorHandling = ConstructorHandling.AllowNonPublicDefaultConstructor,
            NullValueHandling = NullValueHandling.Ignore,
            MaxDepth = 64,
            Converters = [new NamedTypeConverter(types), new StringEnumConverter(new SnakeCaseNamingStrategy()), new BytesConverter()],
        });
    }

    /// <summary>A thing as one line of JSON.</summary>
    public string Write(object thing)
    {
        using var text = new StringWriter();
        _serializer.Serialize(text, thing);
        return text.ToString();
    }

    /// <summary>Reads a thing of any listed type.</summary>
    /// <exception cref="JsonException">Not JSON, or a name that is not on the list.</exception>
    public object ReadNamed(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return new NamedTypeConverter(_types).ReadJson(reader, typeof(object), null, _serializer) ?? throw new JsonSerializationException("The text holds nothing.");
    }

    /// <summary>Reads a thing of a kind.</summary>
    /// <typeparam name="T">The kind: a listed type, an abstract base of some, or a plain record.</typeparam>
    /// <exception cref="JsonException">Not JSON, a name that is not on the list, or a member of a wrong type.</exception>
    public T Read<T>(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return _serializer.Deserialize<T>(reader) ?? throw new JsonSerializationException($"The text holds no {typeof(T).Name}.");
    }
}
