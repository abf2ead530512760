using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Reads client messages of <c>/tts</c>.</summary>
internal static class TtsMessageReader
{
    /// <exception cref="ProtocolException">Not JSON, an unknown type, or a wrong value; says which.</exception>
    public static TtsMessage Read(ReadOnlySpan<byte> utf8) => ClientMessage.Parse<TtsMessage>(utf8, static (type, root) => type switch
    {
        "session.create" => ReadCreate(root),
        "input_transcript" => ReadText(root, root.Member("generation_config")),
        "session.flush" => new TtsMessage.Flush(),
        "session.close" => new TtsMessage.Close(),
        _ => throw ClientMessage.Unknown(type, "session.create, input_transcript, session.flush, session.close"),
    });

    private static TtsMessage.Create ReadCreate(JsonElement root)
    {
        if (root.Text("encoding") is { } encoding and not "pcm_s16le")
            throw new ProtocolException(400, $"encoding is '{encoding}', but must be pcm_s16le.");
        return new(
            root.NonEmpty("model"), root.NonEmpty("voice"), ClientMessage.Language(root), ClientMessage.SampleRate(root, "sample_rate", 24000),
            ExtraOptions.From(root.Member("extra")), ClientMessage.Fallback(root));
    }

    private static TtsMessage.Text ReadText(JsonElement root, JsonElement config) => new(
        root.Text("transcript") ?? throw new ProtocolException(400, "input_transcript has no 'transcript'."),
        config.NonEmpty("model"), config.NonEmpty("voice"), ClientMessage.Language(config), root.Member("extra").Detached());
}
