namespace Agents.Gateway;

/// <summary>How a scripted synthesiser speaks: a tone or silence of the same length for every word.</summary>
public sealed record SpeakingScript
{
    /// <summary>How long each word lasts. Default 0.25 s.</summary>
    public TimeSpan PerWord { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The pitch in hertz; each next word is a little higher, so that words can be told apart. 0 for silence. Default 220.</summary>
    public double Pitch { get; init; } = 220;

    /// <summary>The wait before the first audio of each sentence. Default zero.</summary>
    public TimeSpan FirstAudio { get; init; }

    /// <summary>The wait before each further word. Default zero.</summary>
    public TimeSpan BetweenWords { get; init; }

    /// <summary>Whether words are sent with their times. Default true.</summary>
    public bool Words { get; init; } = true;

    /// <summary>Fails after this many words of a connection's sentence, with code 500; null never.</summary>
    public int? FailAfterWords { get; init; }
}
