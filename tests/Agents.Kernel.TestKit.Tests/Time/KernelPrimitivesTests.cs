namespace Agents.Kernel.TestKit.Tests.Time;

/// <summary>Everything in the kernel that gives a task stays on the scheduler of virtual time.</summary>
public class KernelPrimitivesTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, Func<VirtualTime, ActorSystem, IActorRef, Task>> Waits = new()
    {
        ["Ask"] = (_, _, echo) => echo.Ask<string>(new Kit.Say("later", Tick), Long),
        ["Ask, WhenAll"] = (_, _, echo) => Task.WhenAll(echo.Ask<string>("now", Long), echo.Ask<string>(new Kit.Say("later", Tick), Long)),
        ["Ask, WhenAny"] = (_, _, echo) => Task.WhenAny(echo.Ask<string>(new Kit.Say("much later", Long), Long * 2), echo.Ask<string>(new Kit.Say("later", Tick), Long)),
        ["Ask that times out"] = (_, system, _) => Should.ThrowAsync<AskTimeoutException>(() => system.ActorOf(Props.Create(() => new Deaf())).Ask<string>("hello?", Tick)),
        ["Ask in an async handler"] = (_, system, echo) => system.ActorOf(Props.Create(() => new Asking(echo))).Ask<string>(new Kit.Say("later", Tick), Long),
        ["PipeTo"] = (time, _, echo) =>
        {
            Task.Delay(Tick, time).PipeTo(echo, success: () => "done");
            return echo.Ask<string>(new Kit.Say("later", Tick), Long);
        },
        ["PipeTo of an Ask"] = (_, system, echo) => system.ActorOf(Props.Create(() => new Piping(echo))).Ask<string>(new Kit.Say("later", Tick), Long),
        ["GracefulStop"] = async (time, _, echo) =>
        {
            await Task.Delay(Tick, time);
            (await echo.GracefulStop(Long)).ShouldBeTrue();
        },
        ["Task.Delay in an async handler"] = (time, system, _) => system.ActorOf(Props.Create(() => new Slow(time))).Ask<string>("hello", Long),
        ["CoordinatedShutdown"] = async (time, system, _) =>
        {
            var shutdown = CoordinatedShutdown.Get(system);
            shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "one", () => Drain(time));
            shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "two", () => Drain(time));
            await shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);
        },
        ["Terminate"] = async (time, system, _) =>
        {
            await Task.Delay(Tick, time);
            await Task.WhenAny(system.Terminate(), Task.Delay(Long, time));
            system.WhenTerminated.IsCompleted.ShouldBeTrue();
        },
    };

    public static TheoryData<string> Names => [.. Waits.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Stays_on_the_scheduler(string wait)
    {
        var traces = Enumerable.Range(0, 3).Select(_ => Go()).Distinct().ToList();

        traces.Count.ShouldBe(1, "the same run leaves the same trace");

        string Go()
        {
            var time = new VirtualTime(new() { Trace = true });
            var system = TestKit.CreateSystem(time);
            time.Run(async () =>
            {
                await Waits[wait](time, system, system.ActorOf(Props.Create(() => new Kit.Echo()), "echo"));
                TaskScheduler.Current.ShouldBe(time.TaskScheduler);
            });
            time.Elapsed.ShouldBe(Tick);
            time.Strays.ShouldBe(0);
            return time.Trace!.ToString();
        }
    }

    private static async Task<Done> Drain(VirtualTime time)
    {
        await Task.Delay(Tick, time);
        return Done.Instance;
    }

    private sealed class Deaf : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class Asking : ReceiveActor
    {
        public Asking(IActorRef echo) => ReceiveAnyAsync(async message => Sender.Tell(await echo.Ask<string>(message, Long), Self));
    }

    private sealed class Piping : ReceiveActor
    {
        public Piping(IActorRef echo) => ReceiveAny(message => echo.Ask<string>(message, Long).PipeTo(Sender));
    }

    private sealed class Slow : ReceiveActor
    {
        public Slow(TimeProvider time) => ReceiveAnyAsync(async message =>
        {
            var sender = Sender;
            await Task.WhenAll(Task.Delay(Tick, time), Task.Delay(Tick / 2, time));
            Sender.ShouldBe(sender);
            Sender.Tell(message, Self);
        });
    }
}
