using System.Runtime.CompilerServices;

namespace Agents.Actors;

/// <summary>Sound that the application made, as if the voice had made it: mono, at the voice's rate, so that the line has one.</summary>
internal static class GivenSound
{
    /// <summary>The sound as it comes.</summary>
    /// <param name="sound">Frames of any format.</param>
    /// <param name="rate">Samples per second wanted; null keeps that of the frames.</param>
    /// <param name="stop">Cancelled when it is not wanted any more.</param>
    public static async IAsyncEnumerable<SynthesizedAudio> Of(IAsyncEnumerable<AudioFrame> sound, int? rate, [EnumeratorCancellation] CancellationToken stop = default)
    {
        Resampler? resampler = null;
        await foreach (var frame in sound.WithCancellation(stop))
        {
            var mono = frame.Channels == 1 ? frame : frame.ToMono();
            resampler ??= new Resampler(mono.SampleRate, rate ?? mono.SampleRate);
            yield return Piece(resampler.Process(mono));
        }
        if (resampler is not null)
            yield return Piece(resampler.Flush());
    }

    private static SynthesizedAudio Piece(AudioFrame frame) => new(frame, "given", "", IsFinal: false, []);
}
