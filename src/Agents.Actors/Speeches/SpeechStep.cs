using System.Text;

namespace Agents.Actors;

/// <summary>State of one step of a speech: one answer of the model (or the fixed text), its stretch of sound, its function calls.</summary>
internal sealed class SpeechStep(Step id)
{
    private readonly StringBuilder _unspoken = new();

    public Step Id => id;

    /// <summary>Everything the model has said in this step.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>The tools the model was asked with; set when it is asked.</summary>
    public ToolSet Tools { get; set; } = null!;

    public List<FunctionToolCall> Calls { get; } = [];

    /// <summary>Nothing more comes from the model.</summary>
    public bool Generated { get; set; }

    /// <summary>Why the model could not finish.</summary>
    public Exception? Error { get; set; }

    /// <summary>Why the voice could not finish.</summary>
    public Exception? VoiceError { get; set; }

    /// <summary>The stretch of sound; null until there is something to say.</summary>
    public Segment? Segment { get; set; }

    public BoundedStream<SpokenAudio>? Audio { get; set; }

    /// <summary>The stretch is text only: there is no voice, or it is switched off.</summary>
    public bool Silent { get; set; }

    /// <summary>The text of the stretch as it is shown and stored.</summary>
    public StringBuilder Shown { get; } = new();

    /// <summary>A node still makes the text that is shown.</summary>
    public bool ShownByNode { get; set; }

    /// <summary>Playout has the stretch.</summary>
    public bool Playing { get; set; }

    /// <summary>The voice has all text of the stretch.</summary>
    public bool TextEnded { get; set; }

    /// <summary>Playout is over, finished or stopped.</summary>
    public bool Played { get; set; }

    /// <summary>How many of <see cref="Calls"/> were given to the tools.</summary>
    public int CallsAsked { get; set; }

    /// <summary>The tools were told that no call follows.</summary>
    public bool ToolsEnded { get; set; }

    /// <summary>Every call has its outcome.</summary>
    public bool ToolsFinished { get; set; }

    /// <summary>An outcome asks for words of the agent.</summary>
    public bool ReplyRequired { get; set; }

    public DateTimeOffset? AskedAt { get; set; }

    public DateTimeOffset? FirstTokenAt { get; set; }

    public DateTimeOffset? FirstTextToVoiceAt { get; set; }

    public DateTimeOffset? FirstSoundMadeAt { get; set; }

    public DateTimeOffset? HeardFrom { get; set; }

    /// <summary>When the step got the floor: the time its items carry.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public void Add(string text)
    {
        Text.Append(text);
        _unspoken.Append(text);
    }

    /// <summary>What the voice has not got yet; blanks before the first word wait for it.</summary>
    public string TakeUnspoken()
    {
        if (Segment is null && string.IsNullOrWhiteSpace(_unspoken.ToString()))
            return "";
        var text = _unspoken.ToString();
        _unspoken.Clear();
        return text;
    }

    /// <summary>Nothing more of this step will be heard.</summary>
    public bool SpeechOver => Generated && (Segment is null || Played);
}
