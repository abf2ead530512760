namespace Agents.Actors;

/// <summary>A session that runs on this node.</summary>
/// <param name="Handle">Its handle.</param>
/// <param name="Journal">Writes its log.</param>
/// <param name="Epoch">Which of the owners in the directory this node is.</param>
internal sealed record LocalSession(VoiceSessionHandle Handle, Journal Journal, long Epoch);

/// <summary>A session that was asked for and is being taken.</summary>
/// <param name="Start">How it is started.</param>
/// <param name="Askers">Who waits for it.</param>
internal sealed record Opening(StartSession Start, List<IActorRef> Askers);

/// <summary>What taking a session came to.</summary>
/// <param name="Claim">What the directory said.</param>
/// <param name="Conversation">What the store has; null unless it was granted.</param>
internal sealed record Taken(ClaimResult Claim, OpenedConversation? Conversation);
