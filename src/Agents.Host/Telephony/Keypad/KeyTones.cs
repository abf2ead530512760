using Agents.Audio;

namespace Agents.Host.Telephony;

/// <summary>The sounds of keys, ITU-T Q.23: each is a low tone (its row) and a high one (its column).</summary>
internal static class KeyTones
{
    /// <summary>Samples per second of the sound.</summary>
    public const int Rate = 8_000;

    private const double Level = 0.2; // of full scale, each tone: about -14 dBFS

    private static readonly int[] Rows = [697, 770, 852, 941], Columns = [1209, 1336, 1477, 1633];

    private static readonly TimeSpan Tone = TimeSpan.FromMilliseconds(100), Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The sound of some keys, one after the other, 100 ms each with 100 ms of silence behind it.</summary>
    /// <param name="keys">Keys; see <see cref="Keys.All"/>.</param>
    /// <exception cref="ArgumentException">One of them is no key.</exception>
    public static AudioFrame Of(string keys)
    {
        var tone = (int)AudioTime.ToSamples(Tone, Rate);
        var each = tone + (int)AudioTime.ToSamples(Pause, Rate);
        var samples = new short[keys.Length * each];
        for (var i = 0; i < keys.Length; i++)
            Write(keys[i], samples.AsSpan(i * each, tone));
        return new AudioFrame(samples, Rate);
    }

    private static void Write(char key, Span<short> samples)
    {
        var place = Keys.All.IndexOf(key, StringComparison.Ordinal);
        if (place < 0)
            throw new ArgumentException($"'{key}' is not on the keypad of a telephone: use 0-9, *, #, A-D.", nameof(key));
        double low = Rows[place / 4], high = Columns[place % 4];
        for (var i = 0; i < samples.Length; i++)
        {
            var turn = 2 * Math.PI * i / Rate;
            samples[i] = (short)(Level * short.MaxValue * (Math.Sin(low * turn) + Math.Sin(high * turn)));
        }
    }
}
