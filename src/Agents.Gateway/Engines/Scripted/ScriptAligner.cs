using Agents.Audio;

namespace Agents.Gateway;

/// <summary>Finds where in a script's reference audio a connection's audio begins.</summary>
/// <remarks>
/// It looks at the first sounds, because silence fits anywhere. Equal samples are found by a plain search; audio that was resampled or coded on
/// its way is found by correlation. Audio that fits nowhere counts from the start.
/// </remarks>
internal sealed class ScriptAligner(AudioFrame? reference, int sampleRate)
{
    private const int Loud = 300;
    private const double Alike = 0.8;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(60);

    private readonly short[] _window = new short[(int)(Window.TotalSeconds * sampleRate)];
    private int _filled;
    private long _silent;

    /// <summary>Takes more of the connection's audio; the reference's time at its first sample, or null while it is not known.</summary>
    public TimeSpan? Locate(ReadOnlySpan<short> samples)
    {
        if (reference is null) return TimeSpan.Zero;
        if (_filled == 0)
        {
            var first = samples.IndexOfAnyExceptInRange((short)-Loud, (short)Loud);
            _silent += first < 0 ? samples.Length : first;
            if (first < 0) return null;
            samples = samples[first..];
        }

        var take = Math.Min(samples.Length, _window.Length - _filled);
        samples[..take].CopyTo(_window.AsSpan(_filled));
        _filled += take;
        if (_filled < _window.Length) return null;
        var found = Search(Resampler.Resample(reference.ToMono(), sampleRate).Samples.Span, _window);
        return found < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)(found - _silent) / sampleRate);
    }

    private static int Search(ReadOnlySpan<short> reference, ReadOnlySpan<short> window)
    {
        var exact = reference.IndexOf(window);
        if (exact >= 0) return exact;
        var (best, at) = (Alike, -1);
        var energy = Energy(window);
        for (var i = 0; i + window.Length <= reference.Length; i++)
        {
            if (reference[i] is >= -Loud / 2 and <= Loud / 2) continue;
            var part = reference.Slice(i, window.Length);
            double sum = 0;
            for (var k = 0; k < window.Length; k++) sum += part[k] * window[k];
            var alike = sum / Math.Sqrt(energy * Energy(part));
            if (alike > best) (best, at) = (alike, i);
        }

        return at;
    }

    private static double Energy(ReadOnlySpan<short> samples)
    {
        double sum = 1;
        foreach (var sample in samples) sum += sample * sample;
        return sum;
    }
}
