namespace Agents.Audio;

/// <summary>Sounds that need no file: computed once, always the same.</summary>
public static class BuiltInSounds
{
    private const int Rate = 24_000;

    private static readonly Lazy<SoundClip> LazyKeyboard = new(static () => new SoundClip(Typing()));
    private static readonly Lazy<SoundClip> LazyRoom = new(static () => new SoundClip(Murmur()));

    /// <summary>Somebody types: 4 s that can be repeated. For thinking.</summary>
    public static SoundClip Keyboard => LazyKeyboard.Value;

    /// <summary>A quiet room with an air conditioning: 6 s that can be repeated without a seam. For the whole call.</summary>
    public static SoundClip Room => LazyRoom.Value;

    /// <summary>Clicks of filtered noise at uneven distances, each gone after some milliseconds.</summary>
    private static AudioFrame Typing()
    {
        var random = new Random(7);
        var samples = new short[4 * Rate];
        for (var at = 0.1; at < 3.8; at += 0.08 + (0.18 * random.NextDouble()))
        {
            var loud = 2500 + (2500 * random.NextDouble());
            var body = 0.0;
            for (var i = 0; i < Rate * 30 / 1000; i++)
            {
                body += 0.35 * ((random.NextDouble() * 2) - 1 - body);
                samples[(int)(at * Rate) + i] += (short)(loud * body * Math.Exp(-i / (0.006 * Rate)));
            }
        }
        return new AudioFrame(samples, Rate);
    }

    /// <summary>Low noise whose end is blended into its start.</summary>
    private static AudioFrame Murmur()
    {
        const int Length = 6 * Rate, Blend = Rate;
        var random = new Random(11);
        var noise = new double[Length + Blend];
        var (slow, slower) = (0.0, 0.0);
        for (var i = 0; i < noise.Length; i++)
        {
            slow += 0.05 * ((random.NextDouble() * 2) - 1 - slow);
            slower += 0.05 * (slow - slower);
            noise[i] = 9000 * slower;
        }
        var samples = new short[Length];
        for (var i = 0; i < Length; i++)
        {
            var angle = i < Blend ? Math.PI / 2 * i / Blend : Math.PI / 2;
            samples[i] = (short)((noise[i] * Math.Sin(angle)) + (i < Blend ? noise[Length + i] * Math.Cos(angle) : 0));
        }
        return new AudioFrame(samples, Rate);
    }
}
