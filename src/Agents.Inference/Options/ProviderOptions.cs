using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Agents.Inference;

/// <summary>
/// Options of a provider by name and type (protocol 1.9). They are not checked here: the provider knows its ranges. What is null is not sent.
/// Converts to the JSON that the components' <c>Extra</c> takes.
/// </summary>
public abstract record ProviderOptions
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
    });

    /// <summary>More options by their wire names; they win over the typed ones.</summary>
    [JsonIgnore]
    public JObject More { get; init; } = [];

    /// <summary>The JSON form, names in snake_case.</summary>
    public JObject ToJson()
    {
        var json = JObject.FromObject(this, Serializer);
        foreach (var (name, value) in More)
            json[name] = value?.DeepClone();
        return json;
    }

    /// <summary>As <see cref="ToJson"/>.</summary>
    public static implicit operator JObject(ProviderOptions options) => options.ToJson();
}
