using Agents.Audio;
using Agents.Inference;

namespace Agents.Samples;

internal static class SpeechToText
{
    /// <summary>Prints what is said in a recording.</summary>
    public static async Task RunAsync(string model, string wavFile)
    {
        await using var stt = new Stt(model);
        await using var stream = stt.Stream();
        stream.PushFrame(WavFile.Read(wavFile).ToMono());
        stream.EndInput();
        await foreach (var said in stream)
            Console.WriteLine($"{said.Type}: {said.Text}");
    }
}
