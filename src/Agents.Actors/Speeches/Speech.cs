namespace Agents.Actors;

/// <summary>How far a speech is.</summary>
internal enum SpeechStage
{
    /// <summary>Made; perhaps generated ahead of need.</summary>
    Created,

    /// <summary>Waits for the floor.</summary>
    Waiting,

    /// <summary>Has the floor: may be heard, may run tools.</summary>
    OnFloor,

    /// <summary>Has been heard; its tools still run.</summary>
    Tools,

    Done,
}

/// <summary>State of one speech, owned by the session: what was asked for, how far it is, and its current step.</summary>
internal sealed class Speech(SpeechHandle handle, SpeechPriority priority)
{
    public SpeechHandle Handle => handle;

    public int Number => handle.Number;

    public SpeechPriority Priority => priority;

    /// <summary>Number of the stay of the agent that speaks.</summary>
    public int Activity { get; set; }

    public SpeechStage Stage { get; set; } = SpeechStage.Created;

    public SpeechStep Step { get; set; } = new(new Step(handle.Number, 1));

    /// <summary>The text of a <c>Say</c>; null for an answer of the model.</summary>
    public string? Text { get; init; }

    /// <summary>The sound of <see cref="Text"/>, made by the application; null lets the voice speak.</summary>
    public IAsyncEnumerable<AudioFrame>? Sound { get; init; }

    /// <summary>Whether what is heard is stored.</summary>
    public bool AddToContext { get; init; } = true;

    /// <summary>Instructions for this speech alone.</summary>
    public string? Instructions { get; init; }

    public ToolChoice? ToolChoice { get; init; }

    /// <summary>The caller's message that is answered; stored when the speech is scheduled.</summary>
    public ChatMessage? UserMessage { get; set; }

    /// <summary><see cref="Context"/> is the application's own: later steps go on from it, too.</summary>
    public bool OwnContext { get; init; }

    /// <summary>Names of the functions it may use; null: all.</summary>
    public IReadOnlyList<string>? ToolNames { get; init; }

    /// <summary>Latencies of the caller's turn that is answered.</summary>
    public TurnMetrics? UserMetrics { get; set; }

    /// <summary>The conversation the first step was generated from, without the caller's message.</summary>
    public ChatContext Context { get; set; } = ChatContext.Empty;

    /// <summary>Stretches of sound so far.</summary>
    public int Segments { get; set; }

    /// <summary>A stretch that failed was taken up again; it is not tried a second time.</summary>
    public bool Respoken { get; set; }

    public bool IsInterruptible => handle.AllowInterruptions && !handle.Interrupted && Stage != SpeechStage.Done;

    /// <summary>What it says, as far as it is known, ends with a question.</summary>
    public bool Asks => Step.Text.ToString().AsSpan().TrimEnd() is [.., '?' or '？' or '؟'];

    public bool IsOpen => Stage != SpeechStage.Done;

    public SpeechOnAir OnAir => Stage == SpeechStage.Done ? SpeechOnAir.None
        : handle.Interrupted ? SpeechOnAir.AlreadyInterrupted
        : handle.AllowInterruptions ? SpeechOnAir.Interruptible : SpeechOnAir.Protected;
}
