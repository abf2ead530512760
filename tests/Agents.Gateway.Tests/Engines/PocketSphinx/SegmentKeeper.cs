namespace Agents.Gateway.Tests;

/// <summary>A decoder that passes everything on and keeps the audio of each utterance.</summary>
internal sealed class SegmentKeeper(IUtteranceDecoder inner) : IUtteranceDecoder
{
    private readonly List<List<short>> _segments = [];

    /// <summary>What the decoder was given, utterance by utterance.</summary>
    public IReadOnlyList<IReadOnlyList<short>> Segments => _segments;

    public void Start()
    {
        _segments.Add([]);
        inner.Start();
    }

    public void Hear(ReadOnlySpan<short> samples)
    {
        _segments[^1].AddRange(samples);
        inner.Hear(samples);
    }

    public void End() => inner.End();

    public IReadOnlyList<TranscriptWord> Words(TimeSpan start) => inner.Words(start);
}
