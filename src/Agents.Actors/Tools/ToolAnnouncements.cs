namespace Agents.Actors;

/// <summary>
/// News of tools that were answered for by their progress: written to the conversation at once, told to the caller together as soon as it is
/// quiet (voice-session.md F16, F17). Owned by the session.
/// </summary>
internal sealed class ToolAnnouncements
{
    private readonly SessionScope _scope;
    private readonly SpeechRunner _runner;
    private readonly Conversation _conversation;
    private readonly Dictionary<Speech, IReadOnlyList<string>> _told = [];
    private List<string> _waiting = [];

    public ToolAnnouncements(SessionScope scope, SpeechRunner runner, Conversation conversation)
    {
        (_scope, _runner, _conversation) = (scope, runner, conversation);
        runner.Finished += OnSpeechFinished;
    }

    /// <summary>There is something to tell.</summary>
    public bool Waiting => _waiting.Count > 0;

    /// <summary>News of this call are not told yet.</summary>
    public bool WaitsFor(string callId) => _waiting.Exists(id => id.StartsWith($"{callId}_", StringComparison.Ordinal));

    public void OnNews(ToolResult news)
    {
        _conversation.Add(news.Call);
        _conversation.Add(news.Output);
        if (news.ReplyRequired)
            _waiting.Add(news.Call.CallId);
    }

    /// <summary>Nobody speaks and nothing is on its way: tells what waits.</summary>
    public void OnQuiet()
    {
        if (!Waiting || _scope.Agent.Llm is null)
            return;
        var ids = _waiting;
        _waiting = [];
        var texts = _scope.Options.Tools.Texts;
        var speech = new Speech(_scope.NewSpeech(SpeechSource.GenerateReply), SpeechPriority.Normal)
        {
            Context = _conversation.Items,
            Instructions = IsNewest(ids) ? texts.AnnounceNews : texts.AnnounceOlderNews,
            ToolChoice = ToolChoice.None,
        };
        _told[speech] = ids;
        _runner.Begin(speech, userInitiated: false);
        Say(speech, ids, ToolReplyStatus.Scheduled);
        _runner.Schedule(speech);
    }

    private bool IsNewest(List<string> ids)
        => _conversation.Items.Items is [.., FunctionCallOutput newest] && ids.Contains(newest.CallId);

    private void OnSpeechFinished(Speech speech)
    {
        if (_told.Remove(speech, out var ids))
            Say(speech, ids, speech switch
            {
                { Handle.Interrupted: true } or { Step.Error: not null } => ToolReplyStatus.Interrupted,
                { Step.Stretches: [] } => ToolReplyStatus.Skipped,
                _ => ToolReplyStatus.Completed,
            });
    }

    private void Say(Speech speech, IReadOnlyList<string> ids, ToolReplyStatus status)
        => _scope.Events.Publish(new ToolReplyUpdated(ids, status, speech.Handle.Id));
}
