namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_10_Asks_end_and_leave_nothing : SemanticTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Dictionary<object, IActorRef> _askers = [];

    [Fact]
    public async Task Semantic_10_An_answer_in_time_completes_the_ask()
    {
        var answer = Keeper().Ask<string>("question", Second);
        Settle();

        _askers["question"].Tell("answer", ActorRefs.NoSender);

        (await answer).ShouldBe("answer");
    }

    [Fact]
    public async Task Semantic_10_An_ask_that_times_out_raises_AskTimeoutException_and_a_late_answer_goes_to_dead_letters()
    {
        var letters = DeadLetterProbe();
        var answer = Keeper().Ask<string>("question", Second);

        Virtual.Advance(Second - TimeSpan.FromTicks(1));
        answer.IsCompleted.ShouldBeFalse();
        Virtual.Advance(TimeSpan.FromTicks(1));
        (await Should.ThrowAsync<AskTimeoutException>(() => answer)).Message.ShouldContain("keeper");

        _askers["question"].Tell("too late", ActorRefs.NoSender);
        letters.ExpectMsg<DeadLetter>(letter => letter.Message is "too late" && letter.Recipient.Path.Parent!.Name == "temp");
    }

    [Fact]
    public async Task Semantic_10_Only_the_first_answer_counts()
    {
        var letters = DeadLetterProbe();
        var answer = Keeper().Ask<string>("question", Second);
        Settle();

        _askers["question"].Tell("first", ActorRefs.NoSender);
        _askers["question"].Tell("second", ActorRefs.NoSender);

        (await answer).ShouldBe("first");
        letters.ExpectMsg<DeadLetter>(letter => letter.Message is "second");
    }

    [Fact]
    public async Task Semantic_10_A_Status_Failure_fails_the_ask_with_its_cause()
    {
        var keeper = Keeper();
        var (named, unnamed) = (keeper.Ask<string>(1, Second), keeper.Ask<string>(2, Second));
        Settle();

        _askers[1].Tell(new Status.Failure(Fail("reason")), ActorRefs.NoSender);
        _askers[2].Tell(new Status.Failure(null!), ActorRefs.NoSender);

        (await Should.ThrowAsync<InvalidOperationException>(() => named)).Message.ShouldBe("reason");
        await Should.ThrowAsync<TaskCanceledException>(() => unnamed);
    }

    [Fact]
    public async Task Semantic_10_An_answer_of_another_type_fails_the_ask_and_names_both_types()
    {
        var answer = Keeper().Ask<string>("question", Second);
        Settle();

        _askers["question"].Tell(42, ActorRefs.NoSender);

        var failure = await Should.ThrowAsync<ArgumentException>(() => answer);
        failure.Message.ShouldContain("System.Int32");
        failure.Message.ShouldContain("System.String");
    }

    [Fact]
    public async Task Semantic_10_A_cancelled_ask_is_cancelled_with_its_token_and_leaves_no_timer()
    {
        using var cancellation = new CancellationTokenSource();
        var answer = Keeper().Ask<string>("question", Second, cancellation.Token);
        Settle();

        cancellation.Cancel();

        (await Should.ThrowAsync<OperationCanceledException>(() => answer)).CancellationToken.ShouldBe(cancellation.Token);
        Virtual.Advance(Second);
        Held.ShouldBe(0);
    }

    [Fact]
    public async Task Semantic_10_An_ask_with_a_token_that_is_cancelled_already_is_cancelled()
    {
        var answer = Keeper().Ask<string>("question", Second, new CancellationToken(canceled: true));
        Settle();

        await Should.ThrowAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Semantic_10_An_ask_of_a_dead_actor_times_out_and_its_question_is_a_dead_letter()
    {
        var letters = DeadLetterProbe();
        var keeper = Keeper();
        Sys.Stop(keeper);
        Settle();

        var answer = keeper.Ask<string>("question", Second);

        letters.ExpectMsg<DeadLetter>(letter => letter.Message is "question");
        Virtual.Advance(Second);
        await Should.ThrowAsync<AskTimeoutException>(() => answer);
    }

    [Fact]
    public async Task Semantic_10_Identify_is_answered_for_the_living_and_for_the_dead()
    {
        var keeper = Keeper();
        var living = Sys.ActorSelection("/user/keeper").Ask<ActorIdentity>(new Identify(1), Second);
        Settle();
        (await living).Subject.ShouldBe(keeper);

        Sys.Stop(keeper);
        Settle();
        var dead = keeper.Ask<ActorIdentity>(new Identify(2), Second);
        Settle();

        (await dead).MessageId.ShouldBe(2);
        (await dead).Subject.ShouldBeNull();
    }

    [Fact]
    public async Task Semantic_10_An_ask_can_hand_its_address_over_inside_the_message()
    {
        var answer = Keeper().Ask<string>(asker => new Question(asker), Second, CancellationToken.None);
        Settle();

        _askers.Keys.OfType<Question>().Single().From.Tell("answer", ActorRefs.NoSender);

        (await answer).ShouldBe("answer");
    }

    [Fact]
    public async Task Semantic_10_A_hundred_thousand_answered_asks_leave_no_timer_behind()
    {
        var plan = Plan("echo");
        plan.Receive = (puppet, message) => puppet.Sender.Tell(message, puppet.Self);
        var echo = Create(plan);

        for (var i = 0; i < 100_000; i++)
        {
            var answer = echo.Ask<int>(i, TimeSpan.FromHours(1));
            if (i % 1_000 != 999)
                continue;
            Settle();
            (await answer).ShouldBe(i);
        }

        Held.ShouldBeLessThan(2_000, "answered asks are swept out of the scheduler");
    }

    [Fact]
    public void Semantic_10_PipeTo_sends_the_result_or_the_failure()
    {
        var probe = CreateTestProbe();
        var (good, bad) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());

        good.Task.PipeTo(probe.Ref, TestActor);
        bad.Task.PipeTo(probe.Ref);
        good.SetResult("good");
        probe.ExpectMsgFrom<string>(TestActor).ShouldBe("good");
        bad.SetException(Fail("bad"));

        probe.ExpectMsg<Status.Failure>().Cause.Message.ShouldBe("bad");
    }

    private int Held => ((ActorSystemImpl)Sys).Timers.Held;

    /// <summary>An actor that answers nothing and remembers who asked.</summary>
    private IActorRef Keeper()
    {
        var plan = Plan("keeper");
        plan.Receive = (puppet, message) => _askers[message] = puppet.Sender;
        return Create(plan);
    }

    private sealed record Question(IActorRef From);
}
