namespace Agents.Actors;

/// <summary>What <see cref="TurnsActor"/> works with; survives its restarts.</summary>
/// <param name="Options">How turns are taken.</param>
/// <param name="Audio">The caller's sound, 16 kHz mono.</param>
/// <param name="Vad">Makes the detector; null without one.</param>
/// <param name="HasStt">Whether a recogniser sends transcripts.</param>
internal sealed record TurnsSetup(TurnHandlingOptions Options, BoundedStream<AudioFrame> Audio, Func<VoiceActivityDetector>? Vad,
    bool HasStt);
