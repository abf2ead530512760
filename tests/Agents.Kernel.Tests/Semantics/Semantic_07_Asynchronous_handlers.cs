using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_07_Asynchronous_handlers : SemanticTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Semantic_07_No_message_is_handled_until_the_handler_has_ended()
    {
        var gate = new TaskCompletionSource();
        var actor = Create("actor");
        DoAsync(actor, async puppet =>
        {
            puppet.Note("begins");
            await gate.Task;
            puppet.Note("ends");
        });

        Send(actor, "one", "two");
        JournalIs("actor begins");
        gate.SetResult();
        Settle();

        JournalIs("actor ends", "actor got one", "actor got two");
    }

    [Fact]
    public void Semantic_07_Self_Sender_and_Context_are_right_after_every_await()
    {
        var probe = CreateTestProbe();
        var actor = Create("actor");

        probe.Send(actor, (Func<Puppet, Task>)(async puppet =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Delay(Second, Time);
                puppet.Context.Self.ShouldBe(actor);
                puppet.Self.ShouldBe(actor);
                puppet.Context.Sender.ShouldBe(probe.Ref);
                puppet.Sender.Tell(i, puppet.Self);
            }
        }));
        CreateTestProbe().Send(actor, "from somebody else");

        probe.ExpectMsg(0);
        probe.ExpectMsg(1);
        probe.ExpectMsg(2);
        JournalIs("actor got from somebody else");
    }

    [Fact]
    public void Semantic_07_An_exception_after_an_await_is_a_failure_with_its_message()
    {
        var actor = Create("actor");

        DoAsync(actor, async _ =>
        {
            await Task.Delay(Second, Time);
            throw Fail("Restart");
        });
        actor.Tell("after", ActorRefs.NoSender);
        Virtual.Advance(Second);

        JournalIs("actor PreRestart Restart at function", "actor PostStop", "actor new 2", "actor PostRestart Restart", "actor PreStart", "actor got after");
    }

    [Fact]
    public void Semantic_07_An_exception_after_an_await_can_be_resumed()
    {
        var actor = Create("actor", Create("parent"));

        DoAsync(actor, async _ =>
        {
            await Task.Delay(Second, Time);
            throw Fail("Resume");
        });
        actor.Tell("after", ActorRefs.NoSender);
        Virtual.Advance(Second);

        JournalIs("actor got after");
    }

    [Fact]
    public void Semantic_07_An_exception_before_the_first_await_is_a_failure_at_once()
    {
        var actor = Create("actor", Create("parent"));

        DoAsync(actor, async _ =>
        {
            await Task.CompletedTask;
            throw Fail("Resume");
        });
        Send(actor, "after");

        JournalIs("actor got after");
    }

    [Fact]
    public void Semantic_07_A_cancelled_handler_is_a_failure()
    {
        Exception? cause = null;
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(failure =>
        {
            cause = failure;
            return Directive.Resume;
        });
        var actor = Create("actor", Create(plan));
        var gate = new TaskCompletionSource();
        DoAsync(actor, _ => gate.Task);

        gate.SetCanceled();
        Send(actor, "after");

        cause.ShouldBeOfType<TaskCanceledException>();
        JournalIs("actor got after");
    }

    [Fact]
    public void Semantic_07_A_stop_while_a_handler_runs_waits_for_it()
    {
        var probe = CreateTestProbe();
        var actor = Create("actor");
        probe.Watch(actor);
        DoAsync(actor, async puppet =>
        {
            await Task.Delay(Second, Time);
            puppet.Note("ends");
        });

        Sys.Stop(actor);
        Send(actor, "never");
        JournalIs();
        Virtual.Advance(Second);

        JournalIs("actor ends", "actor PostStop");
        probe.ExpectTerminated(actor);
    }

    [Fact]
    public void Semantic_07_A_restart_by_the_parent_while_a_handler_runs_waits_for_it()
    {
        var plan = Plan("parent");
        plan.Strategy = new AllForOneStrategy(_ => Directive.Restart);
        var parent = Create(plan);
        var (failing, busy) = (Create("failing", parent), Create("busy", parent));
        DoAsync(busy, async puppet =>
        {
            await Task.Delay(Second, Time);
            puppet.Note($"instance {puppet.Number} ends");
        });

        Send(failing, Fail("boom"));
        Journal.Take();
        Send(busy, "after");
        JournalIs();
        Virtual.Advance(Second);

        JournalIs(
            "busy instance 1 ends", "busy PreRestart boom", "busy PostStop", "busy new 2", "busy PostRestart boom", "busy PreStart", "busy got after");
    }

    [Fact]
    public void Semantic_07_A_handler_started_by_another_is_waited_for_too()
    {
        var (outer, inner) = (new TaskCompletionSource(), new TaskCompletionSource());
        var actor = Create("actor");
        DoAsync(actor, async puppet =>
        {
            puppet.Run(async () =>
            {
                await inner.Task;
                puppet.Note("inner ends");
            });
            await outer.Task;
            puppet.Note("outer ends");
        });
        Send(actor, "after");

        outer.SetResult();
        Settle();
        JournalIs("actor outer ends");
        inner.SetResult();
        Settle();

        JournalIs("actor inner ends", "actor got after");
    }

    [Fact]
    public void Semantic_07_Two_handlers_of_which_both_fail_leave_the_actor_working()
    {
        var gate = new TaskCompletionSource();
        var actor = Create("actor", Create("parent"));
        DoAsync(actor, async puppet =>
        {
            puppet.Run(async () =>
            {
                await gate.Task;
                throw Fail("Resume");
            });
            await gate.Task;
            throw Fail("Resume");
        });

        gate.SetResult();
        Settle();
        Send(actor, "after", Fail("Resume"), "again");

        JournalIs("actor got after", "actor got again");
    }

    [Fact]
    public void Semantic_07_A_handler_may_be_started_in_PreStart()
    {
        var gate = new TaskCompletionSource();
        var plan = Plan("actor");
        plan.PreStart = puppet => puppet.Run(async () =>
        {
            await gate.Task;
            puppet.Note("ready");
        });
        var actor = Create(plan);

        Send(actor, "hello");
        JournalIs();
        gate.SetResult();
        Settle();

        JournalIs("actor ready", "actor got hello");
    }

    [Fact]
    public void Semantic_07_A_loop_that_outlives_its_actor_goes_on_without_a_context()
    {
        var gate = new TaskCompletionSource();
        Exception? outside = null;
        var ended = false;
        var actor = Create("actor");
        DoAsync(actor, puppet =>
        {
            _ = LoopAsync();
            return Task.CompletedTask;

            async Task LoopAsync()
            {
                await gate.Task;
                outside = Record.Exception(() => puppet.Context.Self);
                puppet.Self.ShouldBe(actor);
                ended = true;
            }
        });
        Sys.Stop(actor);
        Settle();

        gate.SetResult();
        Settle();

        ended.ShouldBeTrue();
        outside.ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public void Semantic_07_A_loop_of_a_living_actor_runs_inside_it_between_its_messages()
    {
        var actor = Create("actor");
        DoAsync(actor, puppet =>
        {
            _ = LoopAsync();
            return Task.CompletedTask;

            async Task LoopAsync()
            {
                for (var i = 0; i < 2; i++)
                {
                    await Task.Delay(Second, Time);
                    puppet.Note($"tick in {puppet.Context.Self.Path.Name}");
                }
            }
        });

        Send(actor, "one");
        Virtual.Advance(Second);
        Send(actor, "two");
        Virtual.Advance(Second);

        JournalIs("actor got one", "actor tick in actor", "actor got two", "actor tick in actor");
    }

    [Fact]
    public void Semantic_07_A_handlers_children_tasks_do_not_hold_the_actor_up()
    {
        var gate = new TaskCompletionSource();
        var actor = Create("actor");
        DoAsync(actor, _ =>
        {
            Task.Factory.StartNew(() => gate.Task.IsCompleted, CancellationToken.None, TaskCreationOptions.AttachedToParent, TaskScheduler.Current);
            return Task.CompletedTask;
        });

        Send(actor, "after");

        JournalIs("actor got after");
    }

    [Fact]
    public void Semantic_07_The_receive_timeout_counts_from_the_end_of_the_handler()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(2 * Second));
        DoAsync(actor, puppet => Task.Delay(5 * Second, Time));

        Virtual.Advance(6.9 * Second);
        JournalIs();
        Virtual.Advance(0.1 * Second);

        JournalIs("actor got ReceiveTimeout");
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(null));
    }

    [Fact]
    public async Task Semantic_07_On_the_thread_pool_a_handler_never_runs_beside_another_message()
    {
        using var system = ActorSystem.Create("pool");
        var done = new TaskCompletionSource<int>();
        var actor = system.ActorOf(Props.Create(() => new Exclusive(1_000, done)));

        for (var i = 0; i < 1_000; i++)
            actor.Tell(i, ActorRefs.NoSender);

        (await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System)).ShouldBe(0);
    }

    private sealed class Exclusive : ReceiveActor
    {
        private int _inside;
        private int _collisions;
        private int _handled;

        public Exclusive(int expected, TaskCompletionSource<int> done) => ReceiveAsync<int>(async number =>
        {
            for (var i = 0; i < 3; i++)
            {
                _collisions += Interlocked.Increment(ref _inside) - 1;
                await Task.Yield();
                Interlocked.Decrement(ref _inside);
            }

            if (number != _handled || !ReferenceEquals(Context.Self, Self))
                _collisions++;
            if (++_handled == expected)
                done.SetResult(_collisions);
        });
    }
}
