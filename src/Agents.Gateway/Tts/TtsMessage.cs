using System.Text.Json;

namespace Agents.Gateway;

/// <summary>What a client may send on <c>/tts</c> (protocol section 3.3).</summary>
internal abstract record TtsMessage
{
    private TtsMessage() { }

    public sealed record Create(
        string? Model, string? Voice, string? Language, int SampleRate, ExtraOptions Extra, IReadOnlyList<FallbackModel> Fallback) : TtsMessage;

    public sealed record Text(string Transcript, string? Model, string? Voice, string? Language, JsonElement Extra) : TtsMessage;

    public sealed record Flush : TtsMessage;

    public sealed record Close : TtsMessage;
}
