using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agents.Host.Rest;

/// <summary>How things look as JSON: names in snake case, durations in seconds, nothing where there is nothing.</summary>
internal static class RestJson
{
    /// <summary>The settings.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 16,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new SecondsConverter(),
            new SensitiveConverter(),
            new ErrorConverter(),
            new ItemConverter(),
            new SpeechConverter(),
            new LanguageConverter(),
        },
    };

    /// <summary>Answers with a thing.</summary>
    public static IResult Result<T>(T thing, int status = StatusCodes.Status200OK) => TypedResults.Json(thing, Options, statusCode: status);
}
