using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Agents.Audio;

/// <summary>
/// The low-pass filter between two rates, split into phases: one row of taps per position of an output sample between two input samples.
/// Immutable and shared by all streams with the same pair of rates.
/// </summary>
/// <remarks>
/// Rates with a simple ratio have one exact row per position. Others would need thousands: they have <see cref="MaxExactPhases"/> rows, and blend the
/// results of the two neighbours, whose error (about -110 dB) lies below that of 16-bit samples.
/// </remarks>
internal sealed class PolyphaseFilter
{
    private const int MaxExactPhases = 640;

    /// <summary>Only pairs with exact rows are kept, and at most this many: callers choose their rates, and must not fill our memory.</summary>
    private const int MaxShared = 64;

    private static readonly ConcurrentDictionary<(int Up, int Down), PolyphaseFilter> Shared = new();

    private readonly float[] _rows;
    private readonly bool _exact;

    private PolyphaseFilter(int up, int down)
    {
        (Up, Down) = (up, down);
        HalfLength = KaiserSinc.HalfLength(up, down);
        _exact = up <= MaxExactPhases;
        var phases = _exact ? up : MaxExactPhases;
        _rows = new float[(phases + 1) * Taps];
        for (var phase = 0; phase <= phases; phase++)
            KaiserSinc.FillRow(_rows.AsSpan(phase * Taps, Taps), phase / (double)phases, up, down);
    }

    /// <summary>Output rate divided by the greatest common divisor of both rates.</summary>
    public int Up { get; }

    /// <summary>Input rate divided by the greatest common divisor of both rates.</summary>
    public int Down { get; }

    /// <summary>Input samples that an output needs from after its own place.</summary>
    public int HalfLength { get; }

    /// <summary>Input samples that an output needs in all; a multiple of 16, so that vectors of any width divide it.</summary>
    public int Taps => 2 * HalfLength;

    public static PolyphaseFilter For(int inputRate, int outputRate)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(inputRate, outputRate);
        var key = (Up: outputRate / divisor, Down: inputRate / divisor);
        if (Shared.TryGetValue(key, out var shared))
            return shared;

        var filter = new PolyphaseFilter(key.Up, key.Down);
        return filter._exact && Shared.Count < MaxShared ? Shared.GetOrAdd(key, filter) : filter;
    }

    /// <summary>One output sample.</summary>
    /// <param name="window"><see cref="Taps"/> input samples.</param>
    /// <param name="phase">Where the output lies between the two samples in the middle, in <see cref="Up"/>-ths.</param>
    public short Apply(ReadOnlySpan<float> window, int phase)
    {
        if (_exact)
            return Round(Dot(window, Row(phase)));

        var (row, rest) = Math.DivRem((long)phase * MaxExactPhases, Up);
        var (left, right) = (Dot(window, Row((int)row)), Dot(window, Row((int)row + 1)));
        return Round(left + ((right - left) * rest / Up));
    }

    private ReadOnlySpan<float> Row(int phase) => _rows.AsSpan(phase * Taps, Taps);

    private static float Dot(ReadOnlySpan<float> window, ReadOnlySpan<float> row)
    {
        var samples = MemoryMarshal.Cast<float, Vector<float>>(window);
        var taps = MemoryMarshal.Cast<float, Vector<float>>(row)[..samples.Length];
        var sum = Vector<float>.Zero;
        for (var i = 0; i < samples.Length; i++)
            sum += samples[i] * taps[i];
        return Vector.Sum(sum);
    }

    private static short Round(float sample) => (short)Math.Clamp(MathF.Round(sample), short.MinValue, short.MaxValue);
}
