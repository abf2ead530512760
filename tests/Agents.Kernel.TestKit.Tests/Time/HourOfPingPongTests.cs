using Agents.Kernel.Streams;
using Xunit.Abstractions;

namespace Agents.Kernel.TestKit.Tests.Time;

/// <summary>An hour of timers, channels and async handlers: the same trace twice, in well under a second.</summary>
public class HourOfPingPongTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private const int Beats = 36_000;

    [Fact]
    public void An_hour_leaves_the_same_trace_twice()
    {
        var first = new PingPong(trace: true);
        var second = new PingPong(trace: true);

        first.Run();
        second.Run();

        first.Counts.ShouldBe((Beats, Beats, Beats));
        second.Counts.ShouldBe(first.Counts);
        first.Time.Strays.ShouldBe(0);
        var (one, two) = (first.Time.Trace!.ToString(), second.Time.Trace!.ToString());
        string.Equals(one, two, StringComparison.Ordinal).ShouldBeTrue("the same run leaves the same trace, to the byte");
        one.ShouldContain("note pong 36000 at 01:00:00");
    }

    [Fact]
    public void An_hour_takes_no_hour()
    {
        new PingPong(trace: false).Run();
        var run = new PingPong(trace: false);
        var start = TimeProvider.System.GetTimestamp();

        run.Run();

        var took = TimeProvider.System.GetElapsedTime(start);
        run.Counts.ShouldBe((Beats, Beats, Beats));
        output.WriteLine($"1 h of virtual time: {took.TotalMilliseconds:F0} ms, {run.Time.WorkDone} pieces of work, {run.Time.TimersFired} timers");
    }

    private sealed record Ping(int Number);

    private sealed record Pong(int Number);

    private sealed class PingPong(bool trace)
    {
        private readonly BoundedStream<Pong> _pongs = new(8, OverflowStrategy.Backpressure, "pongs");

        public VirtualTime Time { get; } = new(new() { Trace = trace });
        public int Pings { get; set; }
        public int Pongs { get; set; }
        public int Heard { get; private set; }
        public (int, int, int) Counts => (Pings, Pongs, Heard);

        public void Run()
        {
            var system = TestKit.CreateSystem(Time);
            Time.Run(async () =>
            {
                var ponger = system.ActorOf(Props.Create(() => new Ponger(Time)), "ponger");
                system.ActorOf(Props.Create(() => new Pinger(ponger, _pongs, this)), "pinger");
                await foreach (var pong in _pongs.ReadAllAsync())
                {
                    Heard++;
                    if (pong.Number == Beats) break;
                }

                Time.Elapsed.ShouldBe(Hour + Ponger.Thought);
                await system.Terminate();
            });
        }
    }

    /// <summary>Asks on every beat, and passes the answers on through a channel.</summary>
    private sealed class Pinger : ReceiveActor, IWithTimers
    {
        public Pinger(IActorRef ponger, BoundedStream<Pong> pongs, PingPong counts)
        {
            Receive<string>(_ => ponger.Tell(new Ping(++counts.Pings), Self));
            ReceiveAsync<Pong>(async pong =>
            {
                counts.Pongs++;
                counts.Time.Trace?.Note($"pong {pong.Number} at {counts.Time.Elapsed}");
                await pongs.OfferAsync(pong);
            });
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart() => Timers.StartPeriodicTimer("beat", "beat", Beat);
    }

    /// <summary>Thinks before it answers.</summary>
    private sealed class Ponger : ReceiveActor
    {
        public static readonly TimeSpan Thought = TimeSpan.FromMilliseconds(10);

        public Ponger(VirtualTime time) => ReceiveAsync<Ping>(async ping =>
        {
            await Task.Delay(Thought, time);
            Sender.Tell(new Pong(ping.Number), Self);
        });
    }
}
