using Agents.Audio;
using Agents.Inference;

namespace Agents.Samples;

internal static class TextToSpeech
{
    /// <summary>Speaks a text into a recording.</summary>
    public static async Task RunAsync(string model, string text, string wavFile)
    {
        await using var tts = new Tts(model);
        var frames = new List<AudioFrame>();
        await foreach (var audio in tts.Synthesize(text))
            frames.Add(audio.Frame);
        WavFile.Write(wavFile, AudioFrame.Concat(frames));
    }
}
