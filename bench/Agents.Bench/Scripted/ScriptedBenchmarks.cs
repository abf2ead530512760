using Agents.Bench.Measuring;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Bench.Scripted;

/// <summary>A scripted call of a minute: how long it takes on a real clock, and whether it is the same each time.</summary>
internal static class ScriptedBenchmarks
{
    private const int Turns = 9;
    private const double Length = 60;

    public static Benchmark Dialogue { get; } = new("scripted.dialogue", $"a call of {Length} s with {Turns} turns, one of them a barge-in, in virtual time, start and end of the actor system included", () =>
    {
        var lap = Lap.Start();
        Play();
        return Task.FromResult(new Measured()
            .Add("wall", "ms", lap.Seconds * 1000)
            .Add("processor", "ms", lap.ProcessorSeconds * 1000)
            .Add("speed", "x true time", Length / lap.Seconds)
            .Add("allocated", "MB", lap.Bytes / 1e6));
    });

    /// <summary>Measures and prints one JSON line per figure. 1 if two runs differ.</summary>
    /// <param name="runs">Measured runs.</param>
    public static async Task<int> Run(int runs)
    {
        foreach (var figure in await Dialogue.Measure(runs))
            Console.WriteLine(figure.ToJsonLine());
        if (Play() == Play())
            return 0;
        await Console.Error.WriteLineAsync("Two runs of the same script differ.");
        return 1;
    }

    /// <summary>Everything that happened and every frame that was heard, as text.</summary>
    private static string Play()
    {
        using var call = new ScriptedCall(conversation => new ScriptedAnswer($"This is answer number {conversation.Items.OfType<ChatMessage>().Count()} to what you have said."));
        for (var turn = 0; turn < Turns; turn++)
            call.Caller.Says($"this is my question number {turn}", at: 1 + (6 * turn), lasts: 1.5);
        call.Caller.Says("stop that please", at: 40.5, lasts: 1);
        call.RunTo(Length);
        return string.Join('\n', call.Trace().Concat(call.Heard.Select(played => $"{played.At:O} {played.Speech} {played.Frame.Samples.Span[0]}")));
    }
}
