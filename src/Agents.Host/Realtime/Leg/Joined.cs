using Agents.Actors;
using Agents.Audio;

namespace Agents.Host.Realtime;

/// <summary>Several frames of the agent's sound as one.</summary>
internal static class Joined
{
    /// <summary>Whether a frame belongs behind another.</summary>
    public static bool Fits(PlayedFrame before, PlayedFrame next) =>
        before.Speech == next.Speech && before.Frame.SampleRate == next.Frame.SampleRate && before.Frame.Channels == next.Frame.Channels;

    /// <summary>The frames as one; at least one.</summary>
    public static PlayedFrame Of(List<PlayedFrame> frames)
    {
        if (frames.Count == 1)
            return frames[0];
        var samples = new short[frames.Sum(played => played.Frame.Samples.Length)];
        var at = 0;
        foreach (var played in frames)
        {
            played.Frame.Samples.Span.CopyTo(samples.AsSpan(at));
            at += played.Frame.Samples.Length;
        }

        return frames[0] with { Frame = new AudioFrame(samples, frames[0].Frame.SampleRate, frames[0].Frame.Channels) };
    }
}
