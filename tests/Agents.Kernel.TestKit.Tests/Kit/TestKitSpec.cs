namespace Agents.Kernel.TestKit.Tests.Kit;

/// <summary>What holds for a kit in real and in virtual time alike. Times that must pass are short; those that must not are long.</summary>
public abstract class TestKitSpec : TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private readonly IActorRef _echo;

    protected TestKitSpec(VirtualTime time) : base(time) => _echo = ActorOf<Echo>("echo");

    protected TestKitSpec() => _echo = ActorOf<Echo>("echo");

    private static void Fails(Action expectation, params string[] says)
    {
        var failure = Should.Throw<TestKitAssertionException>(expectation);
        foreach (var said in says) failure.Message.ShouldContain(said);
    }

    private void Ask(object what, TimeSpan? after = null) => _echo.Tell(after is { } time ? new Say(what, time) : what, TestActor);

    [Fact]
    public void ExpectMsg_takes_the_next_message_when_it_is_of_the_type()
    {
        Ask("hello");
        Ask(42, after: Short);

        ExpectMsg<string>().ShouldBe("hello");
        LastMessage.ShouldBe("hello");
        LastSender.ShouldBe(_echo);
        ExpectMsg(42);
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void ExpectMsg_says_what_came_instead_and_from_whom()
    {
        Ask("hello");
        Fails(() => ExpectMsg<int>(hint: "the answer"), "Expected a message of type Int32, but received {hello} (type String) from", "/user/echo", "(the answer)");
        Ask("hello");
        Fails(() => ExpectMsg("bye"), "equal to {bye}");
        Ask("hello");
        Fails(() => ExpectMsg<string>(s => s.Length == 3), "that meets the condition");
        Fails(() => ExpectMsg<string>(Short), "Timeout (0.02 s) while waiting for a message of type String");
    }

    [Fact]
    public void ExpectMsg_looks_at_the_message()
    {
        Ask("hello");
        ExpectMsg<string>(s => s.StartsWith('h')).ShouldBe("hello");
        Ask("hello");
        Should.Throw<ShouldAssertException>(() => ExpectMsg<string>(s => { s.ShouldBe("bye"); }));
        Ask("hello");
        ExpectMsgFrom<string>(_echo);
        Ask("hello");
        Fails(() => ExpectMsgFrom<string>(TestActor), "from");
    }

    [Fact]
    public void ExpectMsgAnyOf_and_AllOf_compare_with_several()
    {
        Ask(2);
        ExpectMsgAnyOf(1, 2, 3).ShouldBe(2);
        Ask(4);
        Fails(() => ExpectMsgAnyOf(1, 2, 3), "equal to one of [1, 2, 3]", "{4}");
        Ask(3);
        Ask(1);
        ExpectMsgAllOf(1, 3).ShouldBe([3, 1]);
        Ask(3);
        Ask(3);
        Fails(() => ExpectMsgAllOf(1, 3), "missing: 1; came instead: 3");
    }

    [Fact]
    public void ExpectNoMsg_lets_its_time_pass()
    {
        var start = Time.GetTimestamp();

        ExpectNoMsg(Short);
        Time.GetElapsedTime(start).ShouldBeGreaterThanOrEqualTo(Short);
        ExpectNoMsg();
        Ask("hello");

        Fails(() => ExpectNoMsg(Long), "Expected no message for 30 s, but received {hello}");
    }

    [Fact]
    public void Messages_are_fished_counted_and_taken_as_they_come()
    {
        for (var i = 1; i <= 5; i++) Ask(i);
        Ask("six", after: Short);

        FishForMessage(m => m is 2).ShouldBe(2);
        ReceiveN(2).ShouldBe([3, 4]);
        FishForMessage<string>(s => s == "six").ShouldBe("six");
        ReceiveOne(Short).ShouldBeNull();
        Ask(7);
        ReceiveOne().ShouldBe(7);
        Ask(8);
        AwaitCondition(() => HasMessages);
        Fails(() => ReceiveN(2, Short), "while waiting for 2 messages; 1 came: 8");
        Ask(9);
        AwaitCondition(() => HasMessages);
        Fails(() => FishForMessage<string>(_ => true, Short, "the string"), "fishing for a String; thrown away: 9 (the string)");
    }

    [Fact]
    public void Within_bounds_the_expectations_in_it()
    {
        Ask("hello", after: Short);

        Within(Long, () => ExpectMsg<string>()).ShouldBe("hello");
        Fails(() => Within(Short, () => ExpectMsg<string>()), "Timeout");
        Within(Short, () => ExpectNoMsg());
        Fails(() => Within(Long, Long * 2, () => { }), "less than 30 s");
        Within(Long * 2, () => Within(Long, () => RemainingOrDefault.ShouldBeLessThanOrEqualTo(Long)));
        Within(Long, () => Within(Long * 2, () => RemainingOrDefault.ShouldBeLessThanOrEqualTo(Long)));
        Fails(() => Within(Short, () => Within(Long, Long, () => { })), "does not fit");
        RemainingOrDefault.ShouldBe(Settings.SingleExpectDefault);
    }

    [Fact]
    public void Conditions_and_assertions_are_awaited()
    {
        var probe = CreateTestProbe();
        probe.Send(_echo, new Say(1, Short));
        AwaitCondition(() => probe.HasMessages);
        probe.Send(_echo, new Say(2, Short));

        var seen = new List<object?>();
        AwaitAssert(() =>
        {
            seen.Add(probe.ReceiveOne(TimeSpan.Zero));
            seen.OfType<int>().ShouldBe([1, 2]);
        }, interval: TimeSpan.FromMilliseconds(1));

        Fails(() => AwaitCondition(() => false, Short, message: "never"), "Timeout (0.02 s) while waiting for a condition (never)");
        Fails(() => AwaitAssert(() => 1.ShouldBe(2), Short), "After 0.02 s an assertion still fails", "should be");
    }

    [Fact]
    public void A_probe_stands_in_for_a_collaborator()
    {
        var (caller, callee) = (CreateTestProbe("caller"), CreateTestProbe("callee"));
        caller.Send(callee.Ref, "question");

        callee.ExpectMsg("question");
        callee.Sender.ShouldBe(caller.Ref);
        callee.Reply("answer");
        caller.ExpectMsg("answer");
        callee.Forward(_echo);

        caller.ExpectMsg("question", hint: "forwarded with its own sender, so the echo answers the caller");
        callee.HasMessages.ShouldBeFalse();
        callee.Ref.Path.Name.ShouldStartWith("callee");
    }

    [Fact]
    public void The_end_of_a_watched_actor_is_expected()
    {
        var probe = CreateTestProbe();
        probe.Watch(_echo);
        Watch(_echo);
        Unwatch(_echo);
        _echo.Tell(PoisonPill.Instance, ActorRefs.NoSender);

        probe.ExpectTerminated(_echo).ExistenceConfirmed.ShouldBeTrue();
        ExpectNoMsg(Short);
        probe.Watch(_echo);
        probe.ExpectTerminated(_echo);
        probe.Watch(_echo);
        Fails(() => probe.ExpectTerminated(TestActor), "for");
    }

    [Fact]
    public async Task Expectations_can_be_awaited()
    {
        Ask("hello");
        (await ExpectMsgAsync<string>()).ShouldBe("hello");
        Ask(42, after: Short);
        await ExpectMsgAsync(42);
        Ask("hello", after: Short);
        await ExpectMsgAsync<string>(s => s.Length == 5);
        await ExpectNoMsgAsync(Short);
        (await ReceiveOneAsync(Short)).ShouldBeNull();
        Watch(_echo);
        Sys.Stop(_echo);
        await ExpectTerminatedAsync(_echo);
        (await Should.ThrowAsync<TestKitAssertionException>(() => ExpectMsgAsync<int>(Short))).Message.ShouldContain("Timeout");
    }

    [Fact]
    public void A_system_of_somebody_else_is_left_alone()
    {
        using (var guest = new TestKit(Sys, Time as VirtualTime))
        {
            guest.TestActor.Tell("hello", ActorRefs.NoSender);
            guest.ExpectMsg("hello");
            guest.LastSender.ShouldBe(Sys.DeadLetters);
        }

        Sys.WhenTerminated.IsCompleted.ShouldBeFalse();
        Ask("still here");
        ExpectMsg("still here");
    }
}

public sealed class RealTimeTestKitTests : TestKitSpec;

public sealed class VirtualTimeTestKitTests() : TestKitSpec(new VirtualTime());
