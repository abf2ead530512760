using Agents.Audio;

namespace Agents.EndToEnd.Tests.Dialogues;

/// <summary>Where there is sound in a recording of both sides, by windows of 10 ms.</summary>
internal sealed class Loudness(AudioFrame recording)
{
    public const int Caller = 0, Agent = 1;

    private const int Threshold = 300;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(10);

    private int Windows => (int)(recording.Duration / Window);

    /// <summary>The first moment with sound on a side, from a moment on.</summary>
    public TimeSpan FirstSound(int side, TimeSpan from)
    {
        for (var i = (int)(from / Window); i < Windows; i++)
            if (IsLoud(side, i))
                return i * Window;
        throw new InvalidOperationException($"Side {side} is silent from {from} on.");
    }

    /// <summary>The first moment from which on a side is silent for a while.</summary>
    public TimeSpan FirstSilence(int side, TimeSpan from, TimeSpan lasts)
    {
        var needed = (int)(lasts / Window);
        var quiet = 0;
        for (var i = (int)(from / Window); i < Windows; i++)
        {
            quiet = IsLoud(side, i) ? 0 : quiet + 1;
            if (quiet == needed)
                return (i + 1 - needed) * Window;
        }
        return (Windows - quiet) * Window;
    }

    private bool IsLoud(int side, int window)
    {
        var samples = recording.Samples.Span;
        var length = recording.SampleRate / 100;
        for (var i = window * length; i < (window + 1) * length; i++)
            if (Math.Abs((int)samples[(i * recording.Channels) + side]) > Threshold)
                return true;
        return false;
    }
}
