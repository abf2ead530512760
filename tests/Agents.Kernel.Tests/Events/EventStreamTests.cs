using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Events;

public class EventStreamTests
{
    private readonly EventStream _stream = new(debug: false);
    private readonly RecordingRef _a = new("a");
    private readonly RecordingRef _b = new("b", 2);

    private interface IFruit;

    [Fact]
    public void An_event_reaches_who_subscribed_to_its_type_a_base_or_an_interface()
    {
        RecordingRef objects = new("o", 3), fruits = new("f", 4), apples = new("p", 5), pears = new("r", 6);
        _stream.Subscribe<object>(objects);
        _stream.Subscribe<IFruit>(fruits);
        _stream.Subscribe<Apple>(apples);
        _stream.Subscribe<Pear>(pears);

        var apple = new RedApple();
        _stream.Publish(apple);

        objects.Received.ShouldBe([apple]);
        fruits.Received.ShouldBe([apple]);
        apples.Received.ShouldBe([apple]);
        pears.Received.ShouldBeEmpty();
    }

    [Fact]
    public void Two_matching_subscriptions_of_one_actor_bring_one_event()
    {
        _stream.Subscribe<IFruit>(_a).ShouldBeTrue();
        _stream.Subscribe<Apple>(_a).ShouldBeTrue();
        _stream.Publish(new Apple());
        _a.Received.Count.ShouldBe(1);
    }

    [Fact]
    public void Events_arrive_in_the_order_of_subscription_and_without_a_sender()
    {
        List<string> order = [];
        foreach (var name in new[] { "3", "1", "2" })
            _stream.Subscribe(new CallbackRef(name, _ => order.Add(name)), typeof(Apple));
        _stream.Publish(new Apple());
        order.ShouldBe(["3", "1", "2"]);

        _stream.Subscribe<Pear>(_a);
        _stream.Publish(new Pear());
        _a.Senders.ShouldBe([ActorRefs.NoSender]);
    }

    [Fact]
    public void The_same_subscription_counts_once()
    {
        _stream.Subscribe(_a, typeof(Apple)).ShouldBeTrue();
        _stream.Subscribe(_a, typeof(Apple)).ShouldBeFalse();
        _stream.Unsubscribe(_a, typeof(Apple)).ShouldBeTrue();
        _stream.Unsubscribe(_a, typeof(Apple)).ShouldBeFalse();
        _stream.Publish(new Apple());
        _a.Received.ShouldBeEmpty();
    }

    [Fact]
    public void A_change_shows_in_the_next_event_also_of_a_type_seen_before()
    {
        _stream.Subscribe<Apple>(_a);
        _stream.Publish(new RedApple());
        _stream.Subscribe<IFruit>(_b);
        _stream.Publish(new RedApple());
        _stream.Unsubscribe<Apple>(_a);
        _stream.Publish(new RedApple());
        _a.Received.Count.ShouldBe(2);
        _b.Received.Count.ShouldBe(2);
    }

    [Fact]
    public void All_subscriptions_of_an_actor_end_together_and_the_others_stay()
    {
        _stream.Subscribe<Apple>(_a);
        _stream.Subscribe<Pear>(_a);
        _stream.Subscribe<Pear>(_b);
        _stream.Unsubscribe(_a).ShouldBeTrue();
        _stream.Unsubscribe(_a).ShouldBeFalse();
        _stream.Publish(new Apple());
        _stream.Publish(new Pear());
        _a.Received.ShouldBeEmpty();
        _b.Received.Count.ShouldBe(1);
    }

    [Fact]
    public void Two_incarnations_of_one_name_are_two_subscribers()
    {
        var old = new RecordingRef("same", 1);
        var young = new RecordingRef("same", 2);
        _stream.Subscribe<Apple>(old);
        _stream.Subscribe<Apple>(young).ShouldBeTrue();
        _stream.Unsubscribe(old);
        _stream.Publish(new Apple());
        old.Received.ShouldBeEmpty();
        young.Received.Count.ShouldBe(1);
    }

    [Fact]
    public void Publishing_to_nobody_allocates_nothing()
    {
        var apple = new Apple();
        _stream.Publish(apple);
        _stream.Subscribe<Pear>(_a);
        _stream.Publish(apple);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _stream.Publish(apple);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_debugging_stream_tells_of_its_subscriptions()
    {
        var stream = new EventStream(debug: true);
        stream.Subscribe<Debug>(_a);
        stream.Subscribe<Apple>(_b);
        stream.Unsubscribe(_b);
        _a.Received.Select(e => ((Debug)e).Message.ToString()!.Split(' ')[1]).ShouldBe(["subscribes", "subscribes", "unsubscribes"]);
    }

    [Fact]
    public async Task Subscribing_while_others_publish_loses_nothing_for_those_who_stay()
    {
        const int Events = 20_000;
        _stream.Subscribe<Apple>(_a);
        var publisher = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Events; i++)
                    _stream.Publish(new Apple());
            },
            TaskCreationOptions.LongRunning);
        while (!publisher.IsCompleted)
        {
            _stream.Subscribe<IFruit>(_b);
            _stream.Unsubscribe(_b);
        }

        await publisher;
        _a.Received.Count.ShouldBe(Events);
    }

    [Fact]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => _stream.Publish(null!));
        Should.Throw<ArgumentNullException>(() => _stream.Subscribe(null!, typeof(object)));
        Should.Throw<ArgumentNullException>(() => _stream.Subscribe(_a, null!));
    }

    private class Apple : IFruit;

    private sealed class RedApple : Apple;

    private sealed class Pear : IFruit;
}
