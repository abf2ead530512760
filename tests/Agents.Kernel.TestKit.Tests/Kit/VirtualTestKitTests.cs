namespace Agents.Kernel.TestKit.Tests.Kit;

public class VirtualTestKitTests : VirtualTestKit
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly IActorRef _echo;

    public VirtualTestKitTests() => _echo = ActorOf<Echo>("echo");

    [Fact]
    public void Time_stands_where_the_message_came()
    {
        _echo.Tell(new Say("later", TimeSpan.FromMilliseconds(1500)), TestActor);

        ExpectMsg("later");

        Time.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(1500));
    }

    [Fact]
    public void Hours_of_silence_are_exact_and_cost_nothing()
    {
        _echo.Tell(new Say("after an hour", Hour), TestActor);

        ExpectNoMsg(Hour - TimeSpan.FromTicks(1));
        ExpectMsg("after an hour", TimeSpan.FromTicks(1));

        Within(Hour, Hour, () => ExpectNoMsg(Hour));
        Time.Elapsed.ShouldBe(2 * Hour);
    }

    [Fact]
    public void An_async_body_awaits_expectations_on_the_scheduler()
    {
        Time.Run(async () =>
        {
            _echo.Tell(new Say("later", Hour), TestActor);
            await ExpectMsgAsync("later", 2 * Hour);
            Time.Elapsed.ShouldBe(Hour);
            await ExpectNoMsgAsync(Hour);
            TaskScheduler.Current.ShouldBe(Time.TaskScheduler);
            (await _echo.Ask<string>("question", Hour)).ShouldBe("question");
        });

        Time.Elapsed.ShouldBe(2 * Hour);
        Time.Strays.ShouldBe(0);
    }

    [Fact]
    public void An_async_body_may_also_block_on_expectations()
    {
        Time.Run(async () =>
        {
            _echo.Tell(new Say("later", Hour), TestActor);
            ExpectMsg("later", 2 * Hour);
            await Task.Yield();
        });

        Time.Elapsed.ShouldBe(Hour);
    }

    [Fact]
    public void Asking_several_at_once_stays_on_the_scheduler()
    {
        Time.Run(async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => _echo.Ask<int>(i, Hour)));
            answers.ShouldBe(Enumerable.Range(0, 10));
            var first = await Task.WhenAny(_echo.Ask<string>(new Say("slow", Hour), 2 * Hour), _echo.Ask<string>("fast", Hour));
            (await first).ShouldBe("fast");
        });

        Time.Elapsed.ShouldBe(TimeSpan.Zero);
        Time.Strays.ShouldBe(0);
    }

    [Fact]
    public void The_test_scheduler_has_the_names_of_Akka()
    {
        var scheduler = new TestScheduler(Time);
        _echo.Tell(new Say("one", TimeSpan.FromSeconds(1)), TestActor);
        _echo.Tell(new Say("two", TimeSpan.FromSeconds(2)), TestActor);

        scheduler.Advance(TimeSpan.FromMilliseconds(999));
        HasMessages.ShouldBeFalse();
        scheduler.Advance(TimeSpan.FromMilliseconds(1));
        ReceiveN(1).ShouldBe(["one"]);
        scheduler.AdvanceTo(scheduler.Now + TimeSpan.FromSeconds(1));

        ReceiveN(1).ShouldBe(["two"]);
    }
}
