namespace Agents.Gateway;

/// <summary>Text to speech: speaks one sentence at a time.</summary>
public interface ISynthesiser : IEngine
{
    /// <summary>Speaks a sentence. Ending the enumeration early or cancelling stops the synthesis.</summary>
    /// <param name="request">What to say and how.</param>
    /// <param name="context">Clock, log and native scheduler.</param>
    /// <param name="cancel">The client went away.</param>
    IAsyncEnumerable<SpokenPart> SpeakAsync(SynthesisRequest request, EngineContext context, CancellationToken cancel);
}

/// <summary>What a synthesiser is asked for.</summary>
/// <param name="Text">One or more sentences.</param>
/// <param name="Model">The model name as resolved by the gateway.</param>
/// <param name="Voice">The voice; null for the engine's own choice.</param>
/// <param name="Language">The language; null when the client named none.</param>
/// <param name="SampleRate">Samples per second of the audio wanted, 8000 to 48000.</param>
/// <param name="Extra">Provider options, of the session and the packet.</param>
public sealed record SynthesisRequest(string Text, string Model, string? Voice, string? Language, int SampleRate, ExtraOptions Extra);

/// <summary>A piece of speech: audio that follows the piece before without a gap.</summary>
/// <param name="Samples">Mono samples at the rate asked for, never written to again.</param>
/// <param name="Words">The words in it, with times from the start of this piece; empty where the engine has none.</param>
public sealed record SpokenPart(ReadOnlyMemory<short> Samples, IReadOnlyList<SpokenWord> Words);

/// <summary>One spoken word, written as in the text.</summary>
/// <param name="Word">The word with its punctuation, without spaces around it.</param>
/// <param name="Start">Its start, from the start of the piece.</param>
/// <param name="End">Its end.</param>
public sealed record SpokenWord(string Word, TimeSpan Start, TimeSpan End);
