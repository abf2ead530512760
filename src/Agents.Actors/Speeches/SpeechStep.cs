using System.Text;

namespace Agents.Actors;

/// <summary>State of one step of a speech: one answer of the model (or the fixed text), its stretches of sound, its function calls.</summary>
internal sealed class SpeechStep(Step id)
{
    private readonly StringBuilder _unspoken = new();
    private readonly Queue<string> _closed = new();

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

    /// <summary>Its stretches of sound; none until there is something to say.</summary>
    public List<Stretch> Stretches { get; } = [];

    /// <summary>The stretch that still gets text.</summary>
    public Stretch? Open => Stretches is [.., { TextEnded: false, Played: false } last] ? last : null;

    /// <summary>The stretch that is being played.</summary>
    public Stretch? OnAir => Stretches.Find(stretch => stretch is { Playing: true, Played: false });

    /// <summary>Why the voice could not finish.</summary>
    public Exception? VoiceError => Stretches.Find(stretch => stretch.VoiceError is not null)?.VoiceError;

    /// <summary>What the caller has heard and what is not stored yet.</summary>
    public HeardSpeech Heard { get; set; } = HeardSpeech.Nothing;

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

    /// <summary>What was said so far ends a stretch of sound.</summary>
    public void EndStretch()
    {
        _closed.Enqueue(_unspoken.ToString());
        _unspoken.Clear();
    }

    /// <summary>The rest of a stretch that is complete; the voice has not got it yet.</summary>
    public string? TakeClosed() => _closed.TryDequeue(out var text) ? text : null;

    /// <summary>What the voice has not got yet of the stretch that goes on; blanks before the first word wait for it.</summary>
    public string TakeUnspoken()
    {
        if (Open is null && string.IsNullOrWhiteSpace(_unspoken.ToString()))
            return "";
        var text = _unspoken.ToString();
        _unspoken.Clear();
        return text;
    }

    /// <summary>Nothing more of this step will be heard.</summary>
    public bool SpeechOver => Generated && Stretches.TrueForAll(stretch => stretch.Played);
}
