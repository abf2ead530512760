using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Soak;
using Xunit.Abstractions;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_13_Nothing_is_lost_under_random_operations(ITestOutputHelper output)
{
    private const int Threads = 4;
    private const int Operations = 1_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Semantic_13_A_million_random_operations_lose_nothing_double_nothing_and_leak_nothing()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("AGENTS_SOAK_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"AGENTS_SOAK_SEED={seed}");
        var system = ActorSystem.Create("soak");
        var world = new SoakWorld(system);

        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() => world.Drive(new Random(SeedOf(seed, i)), Operations / Threads, () => KeepPace(world)))).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();

        using var kit = new Agents.Kernel.TestKit.TestKit(system);
        kit.AwaitAssert(() => world.Problems().Take(20).ShouldBeEmpty($"AGENTS_SOAK_SEED={seed}"), Patience);
        output.WriteLine($"{world.Created} actors, {world.Living} of them alive; {world.Handled} notes and {world.Terminations} Terminated messages handled ");
        await system.Terminate().WaitAsync(Patience, TimeProvider.System);
        world.Problems().Take(20).ShouldBeEmpty($"AGENTS_SOAK_SEED={seed}");
        world.Leftovers().Take(20).ShouldBeEmpty($"AGENTS_SOAK_SEED={seed}");
        world.Created.ShouldBeGreaterThan(10_000);
        world.Terminations.ShouldBeGreaterThan(10_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Semantic_13_The_same_random_program_in_virtual_time_leaves_the_same_trace_twice(int seed)
    {
        var first = Run(seed);

        first.Count.ShouldBeGreaterThan(10_000);
        Run(seed).ShouldBe(first);
        Run(seed + 100).ShouldNotBe(first);
    }

    private static List<string> Run(int seed)
    {
        var lines = new List<string>();
        var time = new VirtualTime();
        var system = Agents.Kernel.TestKit.TestKit.CreateSystem(time, "soak");
        var world = new SoakWorld(system, lines.Add);
        var random = new Random(seed);
        time.Run(async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                world.Drive(random, random.Next(40));
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5)), time);
            }
        });
        time.RunUntilIdle();
        world.Problems().ShouldBeEmpty();
        var ended = system.Terminate();
        time.RunUntilIdle();
        ended.IsCompleted.ShouldBeTrue();
        world.Leftovers().ShouldBeEmpty();
        time.Strays.ShouldBe(0);
        return lines;
    }

    /// <summary>Lets the actors keep up with the operations: with everything in the mailboxes at once most actors would be stopped before their first message.</summary>
    private static bool KeepPace(SoakWorld world) => world.Open < 1_000 || SpinWait.SpinUntil(() => world.Open < 1_000, Patience);

    private static int SeedOf(int seed, int thread) => unchecked((seed * 397) ^ (thread * 7919));
}
