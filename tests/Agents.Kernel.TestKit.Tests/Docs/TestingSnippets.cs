using Agents.Shared.Tests;

namespace Agents.Kernel.TestKit.Tests.Docs;

/// <summary>The code of docs/testing.md, running.</summary>
public class TestingSnippets
{
    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/testing.md", "tests/Agents.Kernel.TestKit.Tests");

    internal sealed record Call(string Number);

    internal sealed record Ring(string Number);

    internal sealed record NoAnswer(string Number);

    // snippet: actor
    internal sealed class Dialer : ReceiveActor, IWithTimers
    {
        public Dialer(IActorRef line)
        {
            Receive<Call>(call =>
            {
                line.Tell(new Ring(call.Number));
                Timers.StartSingleTimer("patience", new NoAnswer(call.Number), TimeSpan.FromSeconds(30));
            });
            Receive<NoAnswer>(missed => Context.Parent.Tell(missed));
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }
    // end snippet

    internal sealed class Switchboard : ReceiveActor
    {
        public Switchboard(IActorRef line, IActorRef office)
        {
            var dialer = Context.ActorOf(Props.Create(() => new Dialer(line)), "dialer");
            Receive<Call>(dialer.Forward);
            Receive<NoAnswer>(office.Forward);
        }
    }

    // snippet: virtual
    public class DialerTests : VirtualTestKit
    {
        [Fact]
        public void A_call_that_nobody_answers_is_given_up_after_30_seconds()
        {
            var line = CreateTestProbe("line");
            var switchboard = Sys.ActorOf(Props.Create(() => new Switchboard(line.Ref, TestActor)), "switchboard");

            switchboard.Tell(new Call("555-0100"), TestActor);

            line.ExpectMsg(new Ring("555-0100"));
            ExpectNoMsg(TimeSpan.FromSeconds(29.999));
            ExpectMsg(new NoAnswer("555-0100"));
            Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
        }
    }
    // end snippet

    [Fact]
    public void An_async_body()
    {
        // snippet: run
        var time = new VirtualTime();
        var system = TestKit.CreateSystem(time);

        time.Run(async () =>
        {
            var echo = system.ActorOf(Props.Create(() => new Kit.Echo()));
            await Task.Delay(TimeSpan.FromHours(1), time);
            (await echo.Ask<string>("still there?", TimeSpan.FromSeconds(5))).ShouldBe("still there?");
            await system.Terminate();
        });

        time.Elapsed.ShouldBe(TimeSpan.FromHours(1));
        time.Strays.ShouldBe(0);
        // end snippet
    }

    [Fact]
    public void Outside_work()
    {
        var time = new VirtualTime();
        var path = Path.GetTempFileName();

        // snippet: hold
        time.Run(async () =>
        {
            using (time.Hold("reading the recording")) await File.ReadAllBytesAsync(path);
        });
        // end snippet

        File.Delete(path);
        time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_same_run_twice()
    {
        // snippet: trace
        var first = RunOnce();
        var second = RunOnce();

        second.ShouldBe(first);

        static string RunOnce()
        {
            var time = new VirtualTime(new VirtualTimeOptions { Trace = true });
            time.Run(async () =>
            {
                await Task.WhenAll(Talk("Ann", 30), Talk("Bob", 20));

                async Task Talk(string who, int milliseconds)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time);
                    time.Trace!.Note(who);
                }
            });
            return time.Trace!.ToString();
        }
        // end snippet

        first.ShouldContain("00:00:00.0200000 note Bob\n");
    }

    // snippet: logs
    public class CleanupTests : VirtualTestKit
    {
        [Fact]
        public void A_message_to_a_stopped_actor_is_a_dead_letter()
        {
            var echo = Watch(ActorOf<Kit.Echo>());
            Sys.Stop(echo);
            ExpectTerminated(echo);

            EventFilter.DeadLetter<string>().ExpectOne(() => echo.Tell("anybody?", TestActor));
        }
    }
    // end snippet
}
