using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>The caller's turns as items: from the first sound to the words, whether the host or the client ends them.</summary>
internal sealed class CallerItems(LegScope scope)
{
    private static readonly TimeSpan Tail = TimeSpan.FromSeconds(1), WordsWithin = TimeSpan.FromSeconds(3), LateWords = TimeSpan.FromSeconds(10);

    private readonly Queue<string> _unstored = new();
    private readonly HashSet<string> _committing = [];
    private readonly Dictionary<string, TimeSpan> _lengths = [];
    private string? _open, _wordless;
    private TimeSpan _started, _stopped, _uncommitted;
    private bool _recogniserFailed;

    /// <summary>Turns that the client has ended and that are not understood yet.</summary>
    public bool IsCommitting => _committing.Count > 0;

    /// <summary>Whether the caller is speaking.</summary>
    public bool IsOpen => _open is not null;

    /// <summary>Sound came.</summary>
    public void OnSound(TimeSpan length) => _uncommitted += length;

    /// <summary>The caller's voice began.</summary>
    public void OnVoiceStarted(TimeSpan position)
    {
        if (scope.Settings.TurnDetection is not { } vad || _open is not null)
            return;
        GiveUpOnWords();
        (_open, _started, _recogniserFailed) = (RealtimeIds.Item(), Position(position), false);
        scope.Send(ServerEvents.SpeechStarted(_open, Position(position) - TimeSpan.FromMilliseconds(vad.IsSemantic ? 0 : vad.PrefixPaddingMs)));
    }

    /// <summary>The caller's voice ended; whether the turn is over is decided elsewhere.</summary>
    public void OnVoiceStopped(TimeSpan position) => _stopped = Position(position);

    /// <summary>The recogniser failed for good.</summary>
    public void OnRecogniserFailed() => _recogniserFailed = true;

    /// <summary>The session ended a turn.</summary>
    /// <param name="text">What was said.</param>
    /// <returns>Its name.</returns>
    public string OnTurnOver(string text)
    {
        var id = _open is null && _wordless is { } late ? late : EndBuffer();
        _wordless = null;
        Understood(id, text);
        return id;
    }

    /// <summary>The caller spoke, and no words have come of it: the turn is over, and what was said may still come.</summary>
    public void OnNoWords()
    {
        if (_open is null)
            return;
        var id = EndBuffer();
        if (_recogniserFailed)
            Misunderstood(id);
        else
        {
            _wordless = id;
            scope.Timers.StartSingleTimer(WordsOverdue.Instance, WordsOverdue.Instance, LateWords);
        }
    }

    /// <summary>No words will come any more for the turn that had none.</summary>
    public void GiveUpOnWords()
    {
        if (_wordless is { } id)
            Understood(id, "");
        _wordless = null;
    }

    /// <summary>The client ends the turn.</summary>
    /// <exception cref="RealtimeFault">There is no sound.</exception>
    public void Commit()
    {
        if (_uncommitted == TimeSpan.Zero)
            throw new RealtimeFault(FaultCodes.CommitEmpty, "The input audio buffer is empty: append sound before committing it.");
        GiveUpOnWords();
        var id = EndBuffer();
        _committing.Add(id);
        _unstored.Enqueue(id);
        if (scope.Settings.TurnDetection is null)
            scope.Feed.AddSilence(Tail);
        var (session, self) = (scope.Session!, scope.Self);
        scope.Feed.Then(() => session.CommitUserTurnAsync(WordsWithin, skipReply: true).PipeTo(self, self, text => new CommitDone(id, text)));
    }

    /// <summary>The caller has been silent for too long: the silence becomes an item without words.</summary>
    /// <param name="idle">For how long.</param>
    public void CommitSilence(TimeSpan idle)
    {
        GiveUpOnWords();
        var (id, now) = (RealtimeIds.Item(), Position(scope.Feed.Written));
        scope.Send(ServerEvents.TimeoutTriggered(id, now > idle ? now - idle : TimeSpan.Zero, now));
        EndBuffer(id);
        Understood(id, "");
    }

    /// <summary>A turn that the client ended was understood.</summary>
    public void OnCommitDone(CommitDone done)
    {
        _committing.Remove(done.ItemId);
        if (done.Text.Length == 0 && _recogniserFailed)
            Misunderstood(done.ItemId);
        else
            Understood(done.ItemId, done.Text);
    }

    /// <summary>The session stored something of the caller's that did not come from here.</summary>
    public void OnStored(ChatMessage message)
    {
        if (_unstored.TryDequeue(out var committed))
        {
            scope.SessionIds[committed] = message.Id;
            return;
        }

        var id = EndBuffer(); // a turn that is stored and not answered: the agent could not be interrupted
        scope.SessionIds[id] = message.Id;
        Understood(id, message.Text);
    }

    /// <summary>Forgets the sound that is not an item yet.</summary>
    public void Clear()
    {
        scope.Feed.Clear();
        scope.Session?.ClearUserTurn();
        (_open, _uncommitted) = (null, TimeSpan.Zero);
        scope.Send(ServerEvents.Cleared());
    }

    /// <summary>The buffer becomes an item.</summary>
    /// <param name="name">Its name, where the client knows it already; null: it does not.</param>
    private string EndBuffer(string? name = null)
    {
        var id = name ?? _open ?? RealtimeIds.Item();
        _lengths[id] = _open is null ? _uncommitted : _stopped - _started;
        if (_open is not null)
            scope.Send(ServerEvents.SpeechStopped(id, _stopped));
        (_open, _uncommitted) = (null, TimeSpan.Zero);
        var item = RealtimeItem.Turn(id, null);
        var before = scope.Items.Add(item);
        scope.Send(ServerEvents.Committed(id, before));
        scope.Send(ServerEvents.ItemAdded(item, before));
        scope.Send(ServerEvents.ItemDone(item, before));
        return id;
    }

    private void Understood(string id, string text)
    {
        if (text.Length == 0 && _unstored.TryPeek(out var unstored) && unstored == id)
            _unstored.Dequeue(); // nothing was said, so nothing is stored
        _lengths.Remove(id, out var length);
        if (scope.Settings.Transcription is null || scope.Items.Find(id) is null)
            return;
        scope.Items.Replace(RealtimeItem.Turn(id, text));
        if (text.Length > 0)
            scope.Send(ServerEvents.TranscriptionDelta(id, text));
        scope.Send(ServerEvents.TranscriptionCompleted(id, text, length));
    }

    private void Misunderstood(string id)
    {
        _recogniserFailed = false;
        _lengths.Remove(id);
        if (_unstored.TryPeek(out var unstored) && unstored == id)
            _unstored.Dequeue();
        if (scope.Settings.Transcription is not null)
            scope.Send(ServerEvents.TranscriptionFailed(id));
    }

    /// <summary>A place in the session's sound as a place in the client's.</summary>
    private TimeSpan Position(TimeSpan inSession) => inSession - scope.Feed.Padding;
}
