using Agents.Kernel.TestKit;

namespace Agents.Kernel.Streams.Tests.Stages;

public class BroadcastTests
{
    private readonly VirtualTime _time = new();

    private static List<int> Drain(BoundedStream<int> stream)
    {
        var items = new List<int>();
        while (stream.TryRead(out var item)) items.Add(item);
        return items;
    }

    [Fact]
    public void Every_stream_gets_every_item_under_its_own_rule()
    {
        var all = new BoundedStream<int>(10);
        var newest = new BoundedStream<int>(2, OverflowStrategy.DropHead);

        _time.Run(() => Source.From([1, 2, 3, 4]).RunWith(Sink.Broadcast(all, newest)));

        Drain(all).ShouldBe([1, 2, 3, 4]);
        Drain(newest).ShouldBe([3, 4]);
        newest.Dropped.Items.ShouldBe(2);
        all.IsCompleted.ShouldBeTrue();
        newest.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void The_slowest_stream_with_back_pressure_sets_the_pace()
    {
        var slow = new BoundedStream<int>(1);
        var fast = new BoundedStream<int>(100);
        var running = _time.RunUntilStarted(() => Source.From(Enumerable.Range(0, 50)).RunWith(Sink.Broadcast(fast, slow)));

        fast.Count.ShouldBe(2);
        slow.TryRead(out _);
        _time.RunUntilIdle();

        fast.Count.ShouldBe(3);
        running.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void A_stream_that_somebody_completed_is_left_out_and_the_run_ends_with_the_last()
    {
        var gone = new BoundedStream<int>(1);
        var left = new BoundedStream<int>(10);
        gone.Complete();
        var endless = new BoundedStream<int>(10);
        var running = _time.RunUntilStarted(() => Source.From(endless).RunWith(Sink.Broadcast(gone, left)));

        endless.Offer(1);
        _time.RunUntilIdle();
        Drain(left).ShouldBe([1]);
        running.IsCompleted.ShouldBeFalse();
        left.Complete();
        endless.Offer(2);
        _time.RunUntilIdle();

        running.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void A_failure_reaches_every_stream()
    {
        var (a, b) = (new BoundedStream<int>(1), new BoundedStream<int>(1));

        Should.Throw<IOException>(() => _time.Run(() => Source.Failed<int>(new IOException()).RunWith(Sink.Broadcast(a, b))));

        Should.Throw<IOException>(() => a.WaitToReadAsync().AsTask().GetAwaiter().GetResult());
        Should.Throw<IOException>(() => b.WaitToReadAsync().AsTask().GetAwaiter().GetResult());
    }

    [Fact]
    public void A_cancelled_run_leaves_its_stream_open_for_the_stage_that_takes_over()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        var (input, output) = (new BoundedStream<int>(1), new BoundedStream<int>(10));

        Should.Throw<OperationCanceledException>(() => _time.Run(() => Source.From(input).RunWith(Sink.Into(output), cancellation.Token)));
        output.IsCompleted.ShouldBeFalse();
        input.Offer(1);
        input.Complete();
        _time.Run(() => Source.From(input).RunWith(Sink.Into(output)));

        Drain(output).ShouldBe([1]);
        output.IsCompleted.ShouldBeTrue();
    }
}
