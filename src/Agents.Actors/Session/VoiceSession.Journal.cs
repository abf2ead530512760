namespace Agents.Actors;

// The log: what a former incarnation left, and what the store says.
internal sealed partial class VoiceSession
{
    private void ReceiveJournal()
    {
        Receive<KeepInLog>(keep => _scope.Write(new SettingsChanged(new Newtonsoft.Json.Linq.JObject { [keep.Name] = keep.Value })));
        Receive<JournalRefused>(_ => _parts.Closing.LoseOwnership());
        Receive<JournalFails>(fails => _parts.Failures.OnError(
            new ComponentError(ErrorSource.Us, _scope.Now, "conversation log", fails.Error, Recoverable: true)));
    }

    private void WatchJournal()
    {
        var self = Self;
        _setup.Journal.Failing = error => self.Tell(new JournalFails(error));
        _setup.Journal.Refused.PipeTo(self, self, () => JournalRefused.Instance);
    }

    /// <summary>Answers the calls that were open when the former incarnation was lost; an answer that is owed is given now.</summary>
    private void TakeUpAgain()
    {
        foreach (var record in Restoration.Settle(_setup.Journal.State, _scope.Now).ToList())
        {
            if (record is ItemStored stored)
                _parts.Conversation.Add(stored.Item);
            else
                _scope.Write(record);
        }
        if (_scope.Agent.Llm is null || !_setup.Journal.State.OwesReply)
            return;
        var speech = new Speech(_scope.NewSpeech(SpeechSource.GenerateReply), SpeechPriority.Normal) { Context = _parts.Conversation.Items };
        _parts.Runner.Begin(speech, userInitiated: false);
        _parts.Runner.Schedule(speech);
    }

    private sealed record JournalFails(Exception Error);

    private sealed record JournalRefused
    {
        public static JournalRefused Instance { get; } = new();
    }
}
