using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>One transcript of a piece of speech (protocol 2.6, <c>SpeechData</c>). Times count from the start of the stream's audio.</summary>
/// <param name="Language">The language spoken.</param>
/// <param name="Text">What was said.</param>
public sealed record SpeechData(LanguageCode Language, string Text)
{
    /// <summary>Where the speech starts.</summary>
    public TimeSpan StartTime { get; init; }

    /// <summary>Where the speech ends.</summary>
    public TimeSpan EndTime { get; init; }

    /// <summary>How sure the service is, 0 to 1. Default 1.</summary>
    public double Confidence { get; init; } = 1.0;

    /// <summary>Who spoke, where the service tells speakers apart; else null.</summary>
    public string? SpeakerId { get; init; }

    /// <summary>The words with their times; may be empty.</summary>
    public IReadOnlyList<TimedWord> Words { get; init; } = [];

    /// <summary>What else the service said (the message's <c>extra</c>), null when nothing.</summary>
    public JObject? Metadata { get; init; }
}
