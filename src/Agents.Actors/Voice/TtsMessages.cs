namespace Agents.Actors;

/// <summary>A stretch of one speech with its own synthesis and its own playout.</summary>
/// <param name="Speech">Number of the speech: the fence against late sound.</param>
/// <param name="Number">Number of the stretch within it, from 1.</param>
internal readonly record struct Segment(int Speech, int Number)
{
    public override string ToString() => $"{Speech}-{Number}";
}

/// <summary>A piece of a segment's sound on its way from the voice to playout.</summary>
/// <param name="Frame">The sound.</param>
/// <param name="Words">Word times that came with it, counted from the start of the segment.</param>
internal sealed record SpokenAudio(AudioFrame Frame, IReadOnlyList<TimedWord> Words);

/// <summary>Begin a segment; its sound goes into the stream, which is completed at its end (with the error, if it failed).</summary>
/// <param name="Segment">Which.</param>
/// <param name="Agent">Whose node runs.</param>
/// <param name="Voice">The voice in force; null if there is none and the sound is given.</param>
/// <param name="Options">The settings in force.</param>
/// <param name="Audio">Where the sound goes.</param>
internal sealed record OpenSegment(
    Segment Segment, Agent Agent, ITextToSpeech? Voice, SessionOptions Options, BoundedStream<SpokenAudio> Audio)
{
    /// <summary>The sound, made by the application; null lets the voice speak.</summary>
    public IAsyncEnumerable<AudioFrame>? Sound { get; init; }
}

/// <summary>More text of a segment, as it is to be stored; filters are the voice's business.</summary>
internal sealed record SpeakText(Segment Segment, string Text);

/// <summary>The text of a segment is complete.</summary>
internal sealed record EndText(Segment Segment);

/// <summary>The segment is not wanted any more.</summary>
internal sealed record CancelSegment(Segment Segment);

/// <summary>The voice made its first sound for a segment.</summary>
internal sealed record SegmentSounds(Segment Segment);

/// <summary>The voice is done with a segment.</summary>
/// <param name="Segment">Which.</param>
/// <param name="Error">Why it could not be finished; null if it was.</param>
internal sealed record SegmentSynthesised(Segment Segment, Exception? Error);

/// <summary>A service failed or measured something for a segment.</summary>
internal sealed record SegmentReport(Segment Segment, object Report);
