using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Reads client messages of <c>/stt</c>. Audio is decoded straight from the receive buffer.</summary>
internal static class SttMessageReader
{
    /// <exception cref="ProtocolException">Not JSON, an unknown type, or a wrong value; says which.</exception>
    public static SttMessage Read(ReadOnlySpan<byte> utf8) => ClientMessage.TryReadAudio(utf8) is { } samples
        ? new SttMessage.Audio(samples)
        : ClientMessage.Parse<SttMessage>(utf8, static (type, root) => type switch
        {
            "session.create" => ReadCreate(root),
            "session.finalize" => new SttMessage.Finish(),
            "session.update" => ReadUpdate(root.Member("settings")),
            _ => throw ClientMessage.Unknown(type, "session.create, input_audio, session.finalize, session.update"),
        });

    private static SttMessage.Create ReadCreate(JsonElement root)
    {
        var settings = root.Member("settings");
        if (settings.Text("encoding") is { } encoding and not "pcm_s16le")
            throw new ProtocolException(400, $"settings.encoding is '{encoding}', but must be pcm_s16le.");
        return new(
            root.NonEmpty("model"), ClientMessage.SampleRate(settings, "settings.sample_rate", 16000), ClientMessage.Language(settings),
            ExtraOptions.From(settings.Member("extra")), ClientMessage.Fallback(root));
    }

    private static SttMessage.Update ReadUpdate(JsonElement settings) =>
        new(settings.NonEmpty("model"), ClientMessage.Language(settings), settings.Member("extra").Detached());
}
