namespace Agents.Audio;

/// <summary>
/// Fourier transform of a real signal whose length is a power of two: packed as a complex signal of half the length, transformed by radix 2
/// in place, then unpacked. Immutable; the work happens in the caller's buffers.
/// </summary>
internal sealed class RealFft
{
    private readonly int _half;
    private readonly int[] _reversed;
    private readonly float[] _cos;
    private readonly float[] _sin;

    /// <param name="size">Samples per transform; a power of two, 4 or more.</param>
    public RealFft(int size)
    {
        _half = size / 2;
        _reversed = new int[_half];
        for (var i = 1; i < _half; i++)
            _reversed[i] = (_reversed[i >> 1] >> 1) | ((i & 1) * (_half >> 1));

        (_cos, _sin) = (new float[_half], new float[_half]);
        for (var i = 0; i < _half; i++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * i / size);
            (_cos[i], _sin[i]) = ((float)cos, (float)sin);
        }
    }

    /// <summary>Transforms <paramref name="signal"/>.</summary>
    /// <param name="signal">As many samples as the size.</param>
    /// <param name="real">Takes the real parts, from frequency 0 to the middle: size / 2 + 1 values.</param>
    /// <param name="imaginary">Takes the imaginary parts, likewise.</param>
    public void Transform(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        for (var i = 0; i < _half; i++)
        {
            var to = _reversed[i];
            real[to] = signal[2 * i];
            imaginary[to] = signal[(2 * i) + 1];
        }

        for (var length = 2; length <= _half; length *= 2)
            Combine(length, real[.._half], imaginary[.._half]);
        Unpack(real, imaginary);
    }

    private void Combine(int length, Span<float> real, Span<float> imaginary)
    {
        var middle = length / 2;
        var step = 2 * _half / length;
        for (var start = 0; start < _half; start += length)
        {
            for (var k = 0; k < middle; k++)
            {
                var (c, s) = (_cos[k * step], _sin[k * step]);
                var (a, b) = (start + k, start + k + middle);
                var r = (real[b] * c) - (imaginary[b] * s);
                var i = (real[b] * s) + (imaginary[b] * c);
                (real[b], imaginary[b]) = (real[a] - r, imaginary[a] - i);
                (real[a], imaginary[a]) = (real[a] + r, imaginary[a] + i);
            }
        }
    }

    /// <summary>The packed transform holds the even samples' spectrum in its symmetric part and the odd samples' in the other.</summary>
    private void Unpack(Span<float> real, Span<float> imaginary)
    {
        (real[_half], real[0]) = (real[0] - imaginary[0], real[0] + imaginary[0]);
        (imaginary[_half], imaginary[0]) = (0, 0);
        for (var k = 1; k <= _half / 2; k++)
        {
            var m = _half - k;
            var (evenR, evenI) = ((real[k] + real[m]) / 2, (imaginary[k] - imaginary[m]) / 2);
            var (oddR, oddI) = ((imaginary[k] + imaginary[m]) / 2, (real[m] - real[k]) / 2);
            var r = (oddR * _cos[k]) - (oddI * _sin[k]);
            var i = (oddR * _sin[k]) + (oddI * _cos[k]);
            (real[k], imaginary[k]) = (evenR + r, evenI + i);
            (real[m], imaginary[m]) = (evenR - r, i - evenI);
        }
    }
}
