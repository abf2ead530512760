using System.Text.Json;
using System.Text.Json.Serialization;
using Agents.Actors;
using Agents.Messages;

namespace Agents.Host.Rest;

/// <summary>Writes a kind of thing, and never reads it.</summary>
internal abstract class WriteOnlyConverter<T> : JsonConverter<T>
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeof(T).IsAssignableFrom(typeToConvert);

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is only written.");
}

/// <summary>What was said, for those who may know it.</summary>
internal sealed class SensitiveConverter : WriteOnlyConverter<Sensitive<string>>
{
    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Sensitive<string> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>Exceptions by what they say, without where they were thrown.</summary>
internal sealed class ErrorConverter : WriteOnlyConverter<Exception>
{
    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Exception value, JsonSerializerOptions options) => writer.WriteStringValue(value.Message);
}

/// <summary>Items of the conversation, as the transcript has them.</summary>
internal sealed class ItemConverter : WriteOnlyConverter<ChatItem>
{
    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ChatItem value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, TranscriptEntry.Of(value, null), options);
}

/// <summary>Speeches by their name.</summary>
internal sealed class SpeechConverter : WriteOnlyConverter<SpeechHandle>
{
    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, SpeechHandle value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

/// <summary>Languages by their code; null where none is known.</summary>
internal sealed class LanguageConverter : WriteOnlyConverter<LanguageCode>
{
    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, LanguageCode value, JsonSerializerOptions options)
    {
        if (value.ToString() is { Length: > 0 } code)
            writer.WriteStringValue(code);
        else
            writer.WriteNullValue();
    }
}
