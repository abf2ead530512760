namespace Agents.Audio;

/// <summary>
/// The filter's state for one channel: the input samples that later outputs still need, and where the next output lies among them, as
/// a whole index and a fraction <c>_phase</c> / up.
/// </summary>
internal sealed class ResamplerChannel
{
    private const int BlockSize = 512;

    private readonly PolyphaseFilter _filter;
    private readonly float[] _history;
    private int _count;
    private int _next;
    private int _phase;

    public ResamplerChannel(PolyphaseFilter filter)
    {
        _filter = filter;
        _history = new float[filter.Taps + BlockSize];
        Reset();
    }

    public int HalfLength => _filter.HalfLength;

    /// <summary>Before the stream lies silence: as much as the first output needs.</summary>
    public void Reset()
    {
        Array.Clear(_history);
        _count = _filter.HalfLength - 1;
        _next = 0;
        _phase = 0;
    }

    /// <summary>How many samples <paramref name="inputCount"/> more input samples make.</summary>
    public int OutputCount(int inputCount)
    {
        var room = (long)_count + inputCount - _filter.Taps - _next;
        return room < 0 ? 0 : checked((int)((((room + 1) * _filter.Up) - _phase + _filter.Down - 1) / _filter.Down));
    }

    /// <summary>Filters every <paramref name="stride"/>-th sample from <paramref name="channel"/> on; writes in the same pattern.</summary>
    public void Process(ReadOnlySpan<short> input, Span<short> output, int channel, int stride)
    {
        var written = channel;
        for (var read = channel; read < input.Length;)
        {
            while (read < input.Length && _count < _history.Length)
            {
                _history[_count++] = input[read];
                read += stride;
            }

            for (; _next + _filter.Taps <= _count; written += stride)
            {
                output[written] = _filter.Apply(_history.AsSpan(_next, _filter.Taps), _phase);
                Advance();
            }

            DropUsed();
        }
    }

    private void Advance()
    {
        var (whole, phase) = Math.DivRem((long)_phase + _filter.Down, _filter.Up);
        _next += (int)whole;
        _phase = (int)phase;
    }

    private void DropUsed()
    {
        var used = Math.Min(_next, _count);
        _history.AsSpan(used, _count - used).CopyTo(_history);
        _count -= used;
        _next -= used;
    }
}
