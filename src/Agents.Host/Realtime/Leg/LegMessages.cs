using Agents.Actors;

namespace Agents.Host.Realtime;

/// <summary>A client is there: a new one, or one that comes back.</summary>
/// <param name="Connection">Its lines.</param>
/// <param name="Beta">Whether it announced the beta protocol.</param>
internal sealed record Attach(RealtimeConnection Connection, bool Beta);

/// <summary>A client is gone.</summary>
/// <param name="Connection">Its lines.</param>
/// <param name="Goodbye">Whether it said so.</param>
internal sealed record Detach(RealtimeConnection Connection, bool Goodbye);

/// <summary>There is something in the inbox, or it has ended.</summary>
internal sealed record InboxReady(RealtimeConnection Connection);

/// <summary>There is sound of the agent.</summary>
internal sealed record SoundReady
{
    public static SoundReady Instance { get; } = new();
}

/// <summary>The next piece of the caller's sound is due.</summary>
internal sealed record FeedDue
{
    public static FeedDue Instance { get; } = new();
}

/// <summary>The session runs.</summary>
/// <param name="Session">Its handle.</param>
internal sealed record SessionReady(VoiceSessionHandle Session);

/// <summary>The session could not be started.</summary>
internal sealed record SessionFailed(Exception Error);

/// <summary>A speech of the session is over.</summary>
internal sealed record SpeechOver(SpeechHandle Speech);

/// <summary>The caller's turn is over; answered with <see cref="TurnTaken"/>.</summary>
/// <param name="Text">What was said.</param>
internal sealed record TurnCompleted(string Text);

/// <summary>What becomes of a turn.</summary>
/// <param name="ItemId">Its name.</param>
/// <param name="Answer">Whether it is answered.</param>
internal sealed record TurnTaken(string ItemId, bool Answer);

/// <summary>A turn that the client committed was understood.</summary>
/// <param name="ItemId">Its name.</param>
/// <param name="Text">What was said.</param>
internal sealed record CommitDone(string ItemId, string Text);

/// <summary>Nobody has spoken for as long as the client set.</summary>
internal sealed record IdleDue
{
    public static IdleDue Instance { get; } = new();
}

/// <summary>No words have come for what the caller said.</summary>
internal sealed record WordsOverdue
{
    public static WordsOverdue Instance { get; } = new();
}

/// <summary>The client has not come back.</summary>
internal sealed record ResumeExpired
{
    public static ResumeExpired Instance { get; } = new();
}

/// <summary>The session has lasted as long as sessions may.</summary>
internal sealed record SessionTooLong
{
    public static SessionTooLong Instance { get; } = new();
}
