using System.Text.Json;

namespace Agents.Gateway;

/// <summary>What a client may send on <c>/stt</c> (protocol section 2.3).</summary>
internal abstract record SttMessage
{
    private SttMessage() { }

    public sealed record Create(string? Model, int SampleRate, string? Language, ExtraOptions Extra, IReadOnlyList<FallbackModel> Fallback) : SttMessage;

    public sealed record Audio(short[] Samples) : SttMessage;

    public sealed record Finish : SttMessage;

    public sealed record Update(string? Model, string? Language, JsonElement Extra) : SttMessage;
}

/// <summary>One entry of <c>fallback.models</c> (protocol section 1.10).</summary>
/// <param name="Model">The model.</param>
/// <param name="Voice">TTS: the voice, or null.</param>
/// <param name="Extra">Its own options.</param>
internal sealed record FallbackModel(string Model, string? Voice, ExtraOptions Extra);
