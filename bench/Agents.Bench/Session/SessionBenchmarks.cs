using Agents.Actors;
using Agents.Bench.Measuring;

namespace Agents.Bench.Session;

/// <summary>Whole sessions in one process, at real time on the real scheduler, with scripted services: what the session itself costs.</summary>
internal static class SessionBenchmarks
{
    private const int Phases = 4;

    /// <summary>Measures and prints one JSON line per figure.</summary>
    /// <param name="calls">Calls that talk at the same time.</param>
    /// <param name="turns">Turns of each call that are measured; one more warms up.</param>
    /// <param name="idle">Sessions that are open and silent.</param>
    public static async Task<int> Run(int calls, int turns, int idle)
    {
        var system = ActorSystem.Create("bench");
        var region = system.ActorOf(SessionRegion.Props(new SessionRegionOptions { MaxSessions = Math.Max(calls, idle) }), SessionRegion.Name);
        var complete = await Talk(region, calls, turns);
        await Idle(region, idle);
        await system.Terminate();
        return complete ? 0 : 1;
    }

    private static async Task<bool> Talk(IActorRef region, int calls, int turns)
    {
        var before = Heap.LiveBytes();
        var talking = new List<TalkingCall>();
        for (var i = 0; i < calls; i++)
            talking.Add(await TalkingCall.StartAsync(region, $"call-{i}"));
        var lap = Lap.Start();
        await Pace(talking, 0, turns + 2);
        var (processor, bytes) = (lap.ProcessorSeconds / lap.Seconds / calls, lap.Bytes / lap.Seconds / calls);
        var added = talking.SelectMany(call => call.Added.Skip(1)).Order().ToArray();
        Print("session.added-latency.p50", "ms", added[added.Length / 2] * 1000, "end of speech to first audio, less the scripted services and the endpointing delay");
        Print("session.added-latency.p99", "ms", added[(int)(added.Length * 0.99)] * 1000, "the same, 99th percentile");
        Print("session.added-latency.max", "ms", added[^1] * 1000, $"the longest of {added.Length} answers");
        Print("session.processor", "% of a core", processor * 100, $"per talking session, {calls} at real time, voice activity detection and the benchmark's own part included");
        Print("session.allocated", "kB/s", bytes / 1000, "per talking session, sound and the benchmark's own part included");

        await Pace(talking, turns + 2, turns + 2.5);
        Print("session.heap.talking", "kB", (Heap.LiveBytes() - before) / 1000.0 / calls, "live heap per session in the middle of the calls, each elsewhere in its turn; sound that waits and scripted services included");
        var expected = calls * (turns + 1);
        var answers = talking.Sum(call => call.Answers);
        if (answers < expected)
            await Console.Error.WriteLineAsync($"{expected - answers} of {expected} answers are missing.");
        await Task.WhenAll(talking.Select(call => call.CloseAsync()));
        return answers >= expected;
    }

    private static async Task Idle(IActorRef region, int count)
    {
        var before = (Heap: Heap.LiveBytes(), Set: Environment.WorkingSet);
        var sessions = new List<TalkingCall>();
        for (var i = 0; i < count; i++)
            sessions.Add(await TalkingCall.StartAsync(region, $"idle-{i}"));
        var (heap, set) = (Heap.LiveBytes() - before.Heap, Environment.WorkingSet - before.Set);
        Print("session.heap.idle", "MB", heap / 1e6, $"live heap of {count} sessions that are open and silent");
        Print("session.memory.idle", "MB", set / 1e6, "growth of the process's resident memory for them");
        await Task.WhenAll(sessions.Select(call => call.CloseAsync()));
    }

    /// <summary>
    /// Pushes every call's next frame each 20 ms, a quarter of the calls every 5 ms, each call at a place of the script of its own: the last one is
    /// almost a turn behind the first.
    /// </summary>
    /// <param name="calls">Who calls.</param>
    /// <param name="from">Turns that the first call has behind it.</param>
    /// <param name="to">Turns after which to stop.</param>
    private static async Task Pace(List<TalkingCall> calls, double from, double to)
    {
        var step = Script.FrameLength / Phases;
        using var timer = new PeriodicTimer(step, TimeProvider.System);
        var began = Lap.Now();
        var first = (long)(from * Script.FramesPerTurn * Phases);
        var last = (long)(to * Script.FramesPerTurn * Phases);
        for (var tick = first; tick < last; tick++)
        {
            while ((tick - first) * step.TotalSeconds > Lap.Since(began))
                await timer.WaitForNextTickAsync();
            for (var i = (int)(tick % Phases); i < calls.Count; i += Phases)
            {
                if (tick / Phases >= (long)i * Script.FramesPerTurn / calls.Count)
                    calls[i].PushFrame();
            }
        }
    }

    private static void Print(string name, string unit, double value, string what) =>
        Console.WriteLine(Figure.Of(name, unit, [value], what).ToJsonLine());
}
