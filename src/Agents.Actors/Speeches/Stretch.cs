using System.Text;

namespace Agents.Actors;

/// <summary>
/// One stretch of a step's sound: text up to a flush marker or the end of the answer, its synthesis and its playout (voice-session.md P7).
/// </summary>
internal sealed class Stretch(Segment id, BoundedStream<SpokenAudio> audio)
{
    private readonly StringBuilder _waiting = new();

    public Segment Id => id;

    /// <summary>Its sound, as it is made.</summary>
    public BoundedStream<SpokenAudio> Audio => audio;

    /// <summary>Text only: there is no voice, or it is switched off.</summary>
    public bool Silent { get; init; }

    /// <summary>Its text as it is shown and stored.</summary>
    public StringBuilder Shown { get; } = new();

    /// <summary>A node still makes the text that is shown.</summary>
    public bool ShownByNode { get; set; }

    /// <summary>The voice works on it.</summary>
    public bool AtVoice { get; set; }

    /// <summary>Nothing more is added to its text.</summary>
    public bool TextEnded { get; set; }

    /// <summary>Playout has it.</summary>
    public bool Playing { get; set; }

    /// <summary>Playout is over, finished or stopped.</summary>
    public bool Played { get; set; }

    /// <summary>Why the voice could not finish.</summary>
    public Exception? VoiceError { get; set; }

    /// <summary>Text for the voice, kept until it may begin.</summary>
    public void Keep(string text) => _waiting.Append(text);

    /// <summary>What was kept.</summary>
    public string TakeKept()
    {
        var text = _waiting.ToString();
        _waiting.Clear();
        return text;
    }
}
