namespace Agents.Gateway;

/// <summary>The audio that no final transcript covers yet: what the next engine has to hear again when one fails in the middle of an utterance.</summary>
/// <remarks>While somebody speaks the newest 30 s are kept (960 kB at 16 kHz), else the newest 2 s. Pure: no clock.</remarks>
/// <param name="sampleRate">Samples per second.</param>
internal sealed class OpenAudio(int sampleRate)
{
    private const int SpeechSeconds = 30;
    private const int SilenceSeconds = 2;

    private readonly Queue<short[]> _chunks = new();
    private int _skipped; // samples at the head of the first chunk that are not needed
    private long _end;
    private long _kept;

    /// <summary>All that was ever added.</summary>
    public TimeSpan End => At(_end);

    /// <summary>Where the kept audio begins.</summary>
    public TimeSpan Start => At(_end - _kept);

    /// <summary>The kept audio, oldest first.</summary>
    public IEnumerable<ReadOnlyMemory<short>> Chunks => _chunks.Select((chunk, i) => new ReadOnlyMemory<short>(chunk)[(i == 0 ? _skipped : 0)..]);

    /// <summary>Adds what has just been received.</summary>
    /// <param name="samples">Never written to again.</param>
    /// <param name="speaking">Whether somebody speaks.</param>
    public void Add(short[] samples, bool speaking)
    {
        if (samples.Length == 0) return;
        _chunks.Enqueue(samples);
        _end += samples.Length;
        _kept += samples.Length;
        Drop(_kept - (long)sampleRate * (speaking ? SpeechSeconds : SilenceSeconds));
    }

    /// <summary>A final transcript covers the audio up to here.</summary>
    public void Settle(TimeSpan until) => Drop((long)(until.TotalSeconds * sampleRate) - (_end - _kept));

    private void Drop(long samples)
    {
        while (samples > 0 && _chunks.TryPeek(out var first))
        {
            var here = Math.Min(samples, first.Length - _skipped);
            (samples, _kept, _skipped) = (samples - here, _kept - here, _skipped + (int)here);
            if (_skipped < first.Length) continue;
            _chunks.Dequeue();
            _skipped = 0;
        }
    }

    private TimeSpan At(long sample) => TimeSpan.FromSeconds((double)sample / sampleRate);
}
