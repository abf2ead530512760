namespace Agents.Actors;

/// <summary>
/// A change of a running session; null leaves a value as it is. It holds for every agent from then on, also after a handoff. Sound that is
/// being made is not touched: a new voice speaks from the next stretch on.
/// </summary>
public sealed record SessionUpdate
{
    /// <summary>Settings.</summary>
    public OptionOverrides Options { get; init; } = OptionOverrides.None;

    /// <summary>Another recogniser.</summary>
    public ISpeechToText? Stt { get; init; }

    /// <summary>Another model.</summary>
    public ILanguageModel? Llm { get; init; }

    /// <summary>Another voice.</summary>
    public ITextToSpeech? Tts { get; init; }

    /// <summary>Another voice activity detector.</summary>
    public Func<VoiceActivityDetector>? Vad { get; init; }

    internal static SessionUpdate None { get; } = new();

    internal SessionUpdate Then(SessionUpdate later) => new()
    {
        Options = Options.Then(later.Options),
        Stt = later.Stt ?? Stt,
        Llm = later.Llm ?? Llm,
        Tts = later.Tts ?? Tts,
        Vad = later.Vad ?? Vad,
    };
}
