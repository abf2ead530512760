using Agents.Bench.Measuring;

namespace Agents.Bench.Inference;

/// <summary>Real time for many streams: something for each every 50 ms, a tenth of them every 5 ms.</summary>
internal static class Pacer
{
    public static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(50);
    private const int Groups = 10;

    /// <summary>Calls for each stream, for some seconds.</summary>
    /// <returns>How often it called.</returns>
    public static async Task<long> Run(int seconds, int streams, Action<int> push)
    {
        var step = Piece / Groups;
        using var timer = new PeriodicTimer(step, TimeProvider.System);
        var began = Lap.Now();
        long frames = 0;
        for (long tick = 0; Lap.Since(began) < seconds; tick++)
        {
            while (tick * step.TotalSeconds > Lap.Since(began))
                await timer.WaitForNextTickAsync();
            for (var i = (int)(tick % Groups); i < streams; i += Groups, frames++)
                push(i);
        }
        return frames;
    }
}
