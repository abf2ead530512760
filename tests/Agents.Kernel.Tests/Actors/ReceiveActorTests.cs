using Agents.Kernel.Tests.Semantics;

namespace Agents.Kernel.Tests.Actors;

public sealed class ReceiveActorTests : SemanticTest
{
    [Fact]
    public void The_first_handler_that_fits_is_called()
    {
        var actor = Build(actor =>
        {
            actor.On<string>(text => Journal.Add($"x {text}"), text => text.StartsWith('x'));
            actor.OnIf<string>(text =>
            {
                Journal.Add($"offered {text}");
                return text == "taken";
            });
            actor.On<string>(text => Journal.Add($"string {text}"));
            actor.On<object>(other => Journal.Add($"other {other}"));
        });

        Send(actor, "x1", "taken", "left", 42);

        JournalIs("x x1", "offered taken", "offered left", "string left", "other 42");
    }

    [Fact]
    public void What_no_handler_takes_is_published_as_unhandled()
    {
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe.Ref, typeof(UnhandledMessage));
        var actor = Build(actor => actor.On<string>(_ => { }));

        actor.Tell(42, TestActor);

        var unhandled = probe.ExpectMsg<UnhandledMessage>();
        unhandled.Message.ShouldBe(42);
        unhandled.Sender.ShouldBe(TestActor);
        unhandled.Recipient.ShouldBe(actor);
    }

    [Fact]
    public void Handlers_are_declared_in_the_constructor_and_in_Become_only()
    {
        var failures = new List<Exception?>();
        var actor = Build(actor =>
        {
            actor.On<string>(_ => failures.Add(Record.Exception(() => actor.On<int>(_ => { }))));
            actor.On<object>(_ => { });
            failures.Add(Record.Exception(() => actor.On<int>(_ => { })));
        });

        Send(actor, "now");

        failures.Count.ShouldBe(2);
        failures.ShouldAllBe(failure => failure is InvalidOperationException);
    }

    [Fact]
    public void Become_replaces_BecomeStacked_stacks_and_a_restart_begins_anew()
    {
        var actor = Build(actor =>
        {
            actor.On<string>(text => text == "become", _ => actor.Turn(() =>
            {
                actor.On<string>(text => text == "stack", _ => actor.Stack(() =>
                {
                    actor.On<string>(text => text == "back", _ => actor.Back());
                    actor.On<string>(text => Journal.Add($"third {text}"));
                }));
                actor.On<Exception>(failure => throw failure);
                actor.On<string>(text => Journal.Add($"second {text}"));
            }));
            actor.On<string>(text => Journal.Add($"first {text}"));
        });

        Send(actor, "a", "become", "b", "stack", "c", "back", "d", Fail(), "e");

        JournalIs("first a", "second b", "third c", "second d", "first e");
    }

    [Fact]
    public void An_asynchronous_handler_may_have_a_predicate()
    {
        var actor = Build(actor =>
        {
            actor.OnAsync<string>(async text =>
            {
                await Task.Yield();
                Journal.Add($"async {text}");
            }, text => text == "slow");
            actor.On<string>(text => Journal.Add($"sync {text}"));
        });

        Send(actor, "slow", "quick");

        JournalIs("async slow", "sync quick");
    }

    [Fact]
    public void Context_outside_of_an_actor_says_what_to_do() =>
        Should.Throw<NotSupportedException>(() => Built.Here).Message.ShouldContain("ReceiveAsync");

    [Fact]
    public void An_actor_made_with_new_is_refused() =>
        Should.Throw<ActorInitializationException>(() => new Built(_ => { })).Message.ShouldContain("ActorOf");

    private IActorRef Build(Action<Built> declare) => Sys.ActorOf(Props.Create(() => new Built(declare)));

    private sealed class Built : ReceiveActor
    {
        public Built(Action<Built> declare) => declare(this);

        public static IActorContext Here => Context;

        public void On<T>(Action<T> handler, Predicate<T>? predicate = null) => Receive(handler, predicate);

        public void On<T>(Predicate<T> predicate, Action<T> handler) => Receive(predicate, handler);

        public void OnIf<T>(Func<T, bool> handler) => Receive(handler);

        public void OnAsync<T>(Func<T, Task> handler, Predicate<T> predicate) => ReceiveAsync(handler, predicate);

        public void Turn(Action configure) => Become(configure);

        public void Stack(Action configure) => BecomeStacked(configure);

        public void Back() => UnbecomeStacked();
    }
}
