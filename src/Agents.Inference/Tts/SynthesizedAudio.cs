using Agents.Audio;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>A piece of synthesised speech (<c>SynthesizedAudio</c>).</summary>
/// <param name="Frame">Mono audio at the component's rate: 20 ms or less in the first piece, never more than 200 ms.</param>
/// <param name="RequestId">Our id of the request; another one after a retry.</param>
/// <param name="SegmentId">The service's id of the segment; empty for <c>Synthesize</c>.</param>
/// <param name="IsFinal">True for the last piece of the stream, and only for it.</param>
/// <param name="TimedWords">Words (or characters) whose times came since the piece before; times count from the start of the stream's audio.</param>
public sealed record SynthesizedAudio(
    AudioFrame Frame, string RequestId, string SegmentId, bool IsFinal, IReadOnlyList<TimedWord> TimedWords);
