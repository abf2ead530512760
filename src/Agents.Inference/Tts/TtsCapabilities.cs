namespace Agents.Inference;

/// <summary>What a text to speech component can do (protocol 3.1).</summary>
/// <param name="AlignedTranscript">Gives times of words or characters.</param>
/// <param name="Streaming">Takes text bit by bit.</param>
public sealed record TtsCapabilities(bool AlignedTranscript, bool Streaming = true);
