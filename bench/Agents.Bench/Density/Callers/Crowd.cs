using Agents.Bench.Measuring;

namespace Agents.Bench.Density;

/// <summary>All callers, at real time: their first words are spread over one round, their frames over 20 ms.</summary>
internal sealed class Crowd(int count) : IAsyncDisposable
{
    private const int Groups = 10, ConnectsAtOnce = 16;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(6), Settling = TimeSpan.FromSeconds(1);

    private readonly Caller[] _callers = [.. Enumerable.Range(0, count).Select(i => new Caller(Script.FramesBefore + (int)((long)i * Script.FramesPerRound / count)))];

    /// <summary>The callers.</summary>
    public IReadOnlyList<Caller> Callers => _callers;

    /// <summary>Connects all.</summary>
    public Task ConnectAsync(Uri host) =>
        Parallel.ForEachAsync(_callers, new ParallelOptions { MaxDegreeOfParallelism = ConnectsAtOnce }, async (caller, _) => await caller.ConnectAsync(host));

    /// <summary>Lets them talk.</summary>
    public Task TalkAsync(TimeSpan length) => PaceAsync(length, caller => caller.Push());

    /// <summary>Lets them finish what they are saying and hear the answers; then the last frames that are not counted.</summary>
    public async Task HearOutAsync()
    {
        await PaceAsync(LongestAnswer, caller => caller.Push(speaks: false));
        await PaceAsync(Script.FrameLength * 5, caller => caller.Push(speaks: false, counted: false));
        await Task.Delay(Settling, TimeProvider.System);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Task.WhenAll(_callers.Select(caller => caller.DisposeAsync().AsTask()));

    private async Task PaceAsync(TimeSpan length, Action<Caller> push)
    {
        var step = Script.FrameLength / Groups;
        using var timer = new PeriodicTimer(step, TimeProvider.System);
        var began = Lap.Now();
        var ticks = (long)(length / step);
        for (long tick = 0; tick < ticks; tick++)
        {
            while (tick * step.TotalSeconds > Lap.Since(began))
                await timer.WaitForNextTickAsync();
            for (var i = (int)(tick % Groups); i < _callers.Length; i += Groups)
                push(_callers[i]);
        }
    }
}
