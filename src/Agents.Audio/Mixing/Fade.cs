namespace Agents.Audio;

/// <summary>A change of loudness between silence and full volume along a quarter of a sine: two opposite ones together keep the power.</summary>
public static class Fade
{
    /// <summary>The gain of a sound that comes in.</summary>
    /// <param name="elapsed">Time since it began; below zero it is silent.</param>
    /// <param name="length">How long it takes to full volume; zero: at once.</param>
    /// <returns>0 to 1.</returns>
    public static float In(TimeSpan elapsed, TimeSpan length)
    {
        if (elapsed >= length)
            return 1;
        return elapsed <= TimeSpan.Zero ? 0 : (float)Math.Sin(Math.PI / 2 * (elapsed / length));
    }

    /// <summary>The gain of a sound that goes out.</summary>
    /// <param name="elapsed">Time since it began to go; below zero it is at full volume.</param>
    /// <param name="length">How long it takes to silence; zero: at once.</param>
    /// <returns>0 to 1.</returns>
    public static float Out(TimeSpan elapsed, TimeSpan length) => elapsed >= length ? 0 : In(length - elapsed, length);
}
