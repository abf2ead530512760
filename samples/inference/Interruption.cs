using Agents.Inference;

namespace Agents.Samples;

internal static class Interruption
{
    /// <summary>Tells whether a recording, spoken over the agent, is an interruption.</summary>
    public static async Task RunAsync(string wavFile)
    {
        await using var stream = new AdaptiveInterruptionDetector(new() { InferenceTimeout = TimeSpan.FromSeconds(10) }).Stream();
        stream.Push(new AgentSpeechStarted());
        stream.Push(new OverlapSpeechStarted(TimeSpan.Zero, TimeProvider.System.GetUtcNow()));
        await Microphone.PlayAsync(wavFile, stream.PushFrame);
        stream.Push(new OverlapSpeechEnded());
        stream.EndInput();
        await foreach (var verdict in stream)
            Console.WriteLine(verdict.IsInterruption ? $"interruption ({verdict.Probability:0.00})" : "backchannel");
    }
}
