using Agents.Audio;
using Agents.Inference;

namespace Agents.Samples;

internal static class Interruption
{
    /// <summary>Tells whether a recording, spoken over the agent, is an interruption.</summary>
    public static async Task RunAsync(string wavFile)
    {
        await using var detector = new AdaptiveInterruptionDetector();
        await using var stream = detector.Stream();
        stream.Push(new AgentSpeechStarted());
        stream.Push(new OverlapSpeechStarted(TimeSpan.Zero, TimeProvider.System.GetUtcNow()));
        for (AudioFrame? rest = WavFile.Read(wavFile).ToMono(); rest.SamplesPerChannel > 0; rest = rest.Slice(Math.Min(rest.SamplesPerChannel, rest.SampleRate / 10)))
        {
            stream.PushFrame(rest.Slice(0, Math.Min(rest.SamplesPerChannel, rest.SampleRate / 10)));
            await Task.Delay(TimeSpan.FromSeconds(0.1), TimeProvider.System);
        }
        stream.Push(new OverlapSpeechEnded());
        stream.EndInput();
        await foreach (var verdict in stream)
            Console.WriteLine(verdict.IsInterruption ? $"interruption ({verdict.Probability:0.00})" : "backchannel");
    }
}
