using System.Runtime.CompilerServices;

namespace Agents.Audio;

/// <summary>The one place that says which sample rates and channel counts this library takes.</summary>
internal static class AudioFormatLimits
{
    public const int MinSampleRate = 8_000;
    public const int MaxSampleRate = 192_000;
    public const int MaxChannels = 8;

    public static void CheckSampleRate(int sampleRate, [CallerArgumentExpression(nameof(sampleRate))] string? name = null)
    {
        if (sampleRate is < MinSampleRate or > MaxSampleRate)
            throw new ArgumentOutOfRangeException(name, sampleRate, $"{name} is {sampleRate}; allowed are {MinSampleRate} to {MaxSampleRate} samples per second.");
    }

    public static void CheckChannels(int channels, [CallerArgumentExpression(nameof(channels))] string? name = null)
    {
        if (channels is < 1 or > MaxChannels)
            throw new ArgumentOutOfRangeException(name, channels, $"{name} is {channels}; allowed are 1 to {MaxChannels}.");
    }
}
