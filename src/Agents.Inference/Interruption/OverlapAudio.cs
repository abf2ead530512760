using System.Buffers;

namespace Agents.Inference;

/// <summary>
/// The caller's newest audio while the agent speaks, and when the next window is due (protocol 5.3). Used by the producer; the stream's actor only
/// disarms it. The memory is rented while the agent speaks and given back when it is silent.
/// </summary>
internal sealed class OverlapAudio(int capacity, int batch, int prefix)
{
    private readonly Lock _gate = new();
    private short[]? _ring;
    private int _start;
    private int _length;
    private int _accumulated;
    private int _overlaps;
    private bool _active;

    /// <summary>The agent starts or stops speaking: everything begins anew.</summary>
    public void Reset(bool agentSpeaks)
    {
        lock (_gate)
        {
            if (agentSpeaks)
                _ring ??= ArrayPool<short>.Shared.Rent(capacity);
            else if (_ring is { } rented)
            {
                _ring = null;
                ArrayPool<short>.Shared.Return(rented);
            }
            _start = _length = _accumulated = _overlaps = 0;
            _active = false;
        }
    }

    /// <summary>An overlap begins. The first of an agent's turn drops what is older than the speech and its prefix.</summary>
    public void StartOverlap(TimeSpan speechDuration)
    {
        lock (_gate)
        {
            if (_ring is null)
                return;
            _active = true;
            _accumulated = 0;
            if (++_overlaps > 1)
                return;
            var drop = _length - ((long)(speechDuration.TotalSeconds * InterruptionSettings.SampleRate) + prefix);
            if (drop > 0)
                Drop((int)drop);
        }
    }

    /// <summary>The overlap is over or decided.</summary>
    public void EndOverlap()
    {
        lock (_gate)
        {
            _active = false;
            _accumulated = 0;
        }
    }

    /// <summary>Takes audio.</summary>
    /// <returns>The whole window when it is due, else null.</returns>
    public short[]? Append(ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            if (_ring is null)
                return null;
            if (samples.Length > capacity)
                throw new ArgumentException($"The frame has {samples.Length} samples at 16 kHz; the window holds {capacity}.", nameof(samples));
            Drop(Math.Max(0, _length + samples.Length - capacity));
            var end = (_start + _length) % capacity;
            var first = Math.Min(samples.Length, capacity - end);
            samples[..first].CopyTo(_ring.AsSpan(end));
            samples[first..].CopyTo(_ring);
            _length += samples.Length;
            _accumulated += samples.Length;
            if (!_active || _accumulated < batch)
                return null;
            _accumulated = 0;
            return Copy(_ring);
        }
    }

    private short[] Copy(short[] ring)
    {
        var window = new short[_length];
        var first = Math.Min(_length, capacity - _start);
        ring.AsSpan(_start, first).CopyTo(window);
        ring.AsSpan(0, _length - first).CopyTo(window.AsSpan(first));
        return window;
    }

    private void Drop(int count)
    {
        _start = (_start + count) % capacity;
        _length -= count;
    }
}
