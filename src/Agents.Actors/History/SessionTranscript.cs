namespace Agents.Actors;

/// <summary>Ask what was said. Answered with <see cref="SessionTranscript"/>.</summary>
public sealed record GetTranscript : SessionCommand;

/// <summary>What was said and done in a session.</summary>
/// <param name="Entries">In order of time.</param>
public sealed record SessionTranscript(IReadOnlyList<TranscriptEntry> Entries)
{
    /// <summary>The transcript of a conversation.</summary>
    public static SessionTranscript Of(ConversationState state) =>
        new([.. state.Items.Select(item => TranscriptEntry.Of(item, state.Intended.GetValueOrDefault(item.Id)))]);
}
