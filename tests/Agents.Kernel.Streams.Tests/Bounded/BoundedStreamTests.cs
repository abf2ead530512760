using System.Threading.Channels;

namespace Agents.Kernel.Streams.Tests.Bounded;

public class BoundedStreamTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private static BoundedStream<int> Count(int capacity, OverflowStrategy overflow) => new(capacity, overflow, "test");

    private static async Task<List<T>> ReadAll<T>(BoundedStream<T> stream)
    {
        var items = new List<T>();
        await foreach (var item in stream.ReadAllAsync()) items.Add(item);
        return items;
    }

    [Theory]
    [InlineData(OverflowStrategy.Backpressure, new[] { 1, 2, 3 }, 0)]
    [InlineData(OverflowStrategy.DropHead, new[] { 3, 4, 5 }, 2)]
    [InlineData(OverflowStrategy.DropTail, new[] { 1, 2, 5 }, 2)]
    public async Task A_full_stream_does_what_its_strategy_says(OverflowStrategy overflow, int[] expected, int dropped)
    {
        var stream = Count(3, overflow);

        var taken = Enumerable.Range(1, 5).Count(stream.Offer);
        stream.Complete();

        taken.ShouldBe(overflow == OverflowStrategy.Backpressure ? 3 : 5);
        stream.Dropped.Items.ShouldBe(dropped);
        (await ReadAll(stream)).ShouldBe(expected);
    }

    [Fact]
    public async Task Fail_gives_what_is_buffered_and_then_the_exception()
    {
        var stream = Count(2, OverflowStrategy.Fail);
        stream.Offer(1);
        stream.Offer(2);

        stream.Offer(3).ShouldBeFalse();
        stream.Offer(4).ShouldBeFalse();

        stream.IsCompleted.ShouldBeTrue();
        stream.Dropped.Items.ShouldBe(1);
        (await stream.ReadAsync()).ShouldBe(1);
        (await stream.ReadAsync()).ShouldBe(2);
        var failure = await Should.ThrowAsync<BufferOverflowException>(async () => await stream.WaitToReadAsync());
        failure.Message.ShouldContain("Stream test holds 2 of 2 and was offered 1 more");
    }

    [Fact]
    public void Capacity_and_drops_are_measured_in_playing_time()
    {
        var stream = new BoundedStream<TimeSpan>(TimeSpan.FromMilliseconds(100), frame => frame, OverflowStrategy.DropHead, "mic");

        for (var i = 0; i < 7; i++) stream.Offer(Frame);

        stream.Buffered.ShouldBe(new StreamAmount(5, TimeSpan.FromMilliseconds(100).Ticks));
        stream.Buffered.Duration.ShouldBe(TimeSpan.FromMilliseconds(100));
        stream.Dropped.Items.ShouldBe(2);
        stream.Dropped.Duration.ShouldBe(TimeSpan.FromMilliseconds(40));
        stream.ToString().ShouldBe("mic: 5 items, 100 ms of 100 ms, DropHead");
    }

    [Theory]
    [InlineData(OverflowStrategy.Backpressure)]
    [InlineData(OverflowStrategy.DropHead)]
    [InlineData(OverflowStrategy.DropTail)]
    [InlineData(OverflowStrategy.Fail)]
    public void An_empty_stream_takes_any_one_item(OverflowStrategy overflow)
    {
        var stream = new BoundedStream<long>(10L, cost => cost, overflow);

        stream.Offer(1000).ShouldBeTrue();

        stream.Buffered.ShouldBe(new StreamAmount(1, 1000));
        stream.Dropped.ShouldBe(default);
    }

    [Fact]
    public void Marks_that_measure_nothing_always_fit()
    {
        var stream = new BoundedStream<long>(10L, cost => cost);
        stream.Offer(10).ShouldBeTrue();

        stream.Offer(0).ShouldBeTrue();
        stream.Offer(1).ShouldBeFalse();
    }

    [Fact]
    public void An_item_that_measures_less_than_nothing_is_refused_loudly()
    {
        var stream = new BoundedStream<long>(10L, cost => cost, name: "bytes");

        Should.Throw<ArgumentOutOfRangeException>(() => stream.Offer(-1)).Message.ShouldContain("Stream bytes");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_stream_without_room_cannot_be_made(int capacity) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Count(capacity, OverflowStrategy.DropHead));

    [Fact]
    public async Task Waiting_writers_are_let_in_in_their_order()
    {
        var stream = Count(1, OverflowStrategy.Backpressure);
        stream.Offer(1);
        var second = stream.OfferAsync(2);
        var third = stream.OfferAsync(3);

        stream.Offer(4).ShouldBeFalse("an offer may not overtake writers that wait");
        second.IsCompleted.ShouldBeFalse();
        stream.TryRead(out var first).ShouldBeTrue();

        first.ShouldBe(1);
        (await second).ShouldBeTrue();
        third.IsCompleted.ShouldBeFalse();
        (await stream.ReadAsync()).ShouldBe(2);
        (await third).ShouldBeTrue();
        (await stream.ReadAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_small_item_does_not_overtake_a_large_one_that_waits()
    {
        var stream = new BoundedStream<long>(10L, cost => cost);
        stream.Offer(8);
        var large = stream.OfferAsync(5);
        var small = stream.OfferAsync(1);

        small.IsCompleted.ShouldBeFalse();
        stream.TryRead(out _);

        (await large).ShouldBeTrue();
        (await small).ShouldBeTrue();
        (await stream.ReadAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_cancelled_offer_leaves_no_trace()
    {
        var stream = Count(1, OverflowStrategy.Backpressure);
        stream.Offer(1);
        using var cancellation = new CancellationTokenSource();
        var cancelled = stream.OfferAsync(2, cancellation.Token);
        var third = stream.OfferAsync(3);

        cancellation.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(async () => await cancelled);
        (await stream.ReadAsync()).ShouldBe(1);
        (await third).ShouldBeTrue();
        (await stream.ReadAsync()).ShouldBe(3);
        stream.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_read_loses_nothing()
    {
        var stream = Count(1, OverflowStrategy.Backpressure);
        using var cancellation = new CancellationTokenSource();
        var read = stream.ReadAsync(cancellation.Token);

        cancellation.Cancel();
        stream.Offer(1).ShouldBeTrue();

        (await Should.ThrowAsync<OperationCanceledException>(async () => await read)).CancellationToken.ShouldBe(cancellation.Token);
        (await stream.ReadAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Complete_ends_readers_and_writers()
    {
        var full = Count(1, OverflowStrategy.Backpressure);
        full.Offer(1);
        var writer = full.OfferAsync(2);
        var empty = Count(1, OverflowStrategy.Backpressure);
        var reader = empty.WaitToReadAsync();

        full.Complete().ShouldBeTrue();
        empty.Complete().ShouldBeTrue();

        (await writer).ShouldBeFalse();
        (await reader).ShouldBeFalse();
        full.Offer(3).ShouldBeFalse();
        (await full.OfferAsync(3)).ShouldBeFalse();
        full.Complete(new IOException()).ShouldBeFalse("the first call counts");
        (await ReadAll(full)).ShouldBe([1]);
        await Should.ThrowAsync<ChannelClosedException>(async () => await full.ReadAsync());
    }

    [Fact]
    public async Task A_failure_comes_after_the_last_item()
    {
        var stream = Count(2, OverflowStrategy.Backpressure);
        stream.Offer(1);
        stream.Complete(new IOException("gone"));

        (await stream.ReadAsync()).ShouldBe(1);
        await Should.ThrowAsync<IOException>(async () => await stream.ReadAsync());
        await Should.ThrowAsync<IOException>(async () => await stream.WaitToReadAsync());
    }

    [Fact]
    public async Task A_failure_reaches_a_reader_that_waits()
    {
        var stream = Count(2, OverflowStrategy.Backpressure);
        var reader = stream.ReadAsync();

        stream.Complete(new IOException("gone"));

        (await Should.ThrowAsync<IOException>(async () => await reader)).Message.ShouldBe("gone");
    }

    [Fact]
    public async Task Clear_gives_back_what_was_buffered_and_lets_writers_in()
    {
        var stream = Count(2, OverflowStrategy.Backpressure);
        stream.Offer(1);
        stream.Offer(2);
        var writer = stream.OfferAsync(3);

        stream.Clear().ShouldBe([1, 2]);

        (await writer).ShouldBeTrue();
        stream.Buffered.ShouldBe(new StreamAmount(1, 1));
        stream.Dropped.ShouldBe(default);
        stream.Clear().ShouldBe([3]);
        stream.Clear().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_reader_takes_over_where_a_cancelled_one_left()
    {
        var stream = Count(10, OverflowStrategy.Backpressure);
        using var first = new CancellationTokenSource();
        var seen = new List<int>();
        var reading = Reading();
        stream.Offer(1);
        stream.Offer(2);
        stream.Offer(3);
        stream.Complete();

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        seen.AddRange(await ReadAll(stream));

        seen.ShouldBe([1, 2, 3]);

        async Task Reading()
        {
            await foreach (var item in stream.ReadAllAsync(first.Token))
            {
                seen.Add(item);
                first.Cancel();
            }
        }
    }

    [Fact]
    public async Task Every_item_of_many_producers_reaches_exactly_one_of_many_consumers()
    {
        const int each = 20_000;
        var stream = Count(16, OverflowStrategy.Backpressure);
        var producers = Enumerable.Range(0, 4).Select(p => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++) (await stream.OfferAsync(p * each + i)).ShouldBeTrue();
        })).ToArray();
        var consumers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAll(stream))).ToArray();

        await Task.WhenAll(producers);
        stream.Complete();
        var received = await Task.WhenAll(consumers);

        received.SelectMany(r => r).Order().ShouldBe(Enumerable.Range(0, 4 * each));
        foreach (var consumer in received)
            foreach (var producer in consumer.GroupBy(i => i / each))
                producer.ToList().ShouldBe([.. producer.Order()], "each consumer sees a producer's items in their order");
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_readers_and_writers_are_cancelled_at_any_moment()
    {
        const int each = 5_000;
        var stream = Count(3, OverflowStrategy.Backpressure);
        var (taken, read) = (new System.Collections.Concurrent.ConcurrentBag<int>(), new System.Collections.Concurrent.ConcurrentBag<int>());
        var writers = Enumerable.Range(0, 3).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                if (await Impatient(token => stream.OfferAsync(w * each + i, token))) taken.Add(w * each + i);
            }
        })).ToArray();
        var reading = true;
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref reading))
            {
                await Impatient(stream.WaitToReadAsync);
                if (stream.TryRead(out var item)) read.Add(item);
            }
        })).ToArray();

        await Task.WhenAll(writers);
        Volatile.Write(ref reading, false);
        stream.Complete();
        await Task.WhenAll(readers);
        while (stream.TryRead(out var item)) read.Add(item);

        read.Order().ShouldBe(taken.Order());
        stream.Dropped.ShouldBe(default);

        // Cancels from another thread, now and then before, while or after the wait begins.
        static async Task<bool> Impatient(Func<CancellationToken, ValueTask<bool>> wait)
        {
            using var cancellation = new CancellationTokenSource();
            var cancelling = Task.Run(cancellation.Cancel);
            try
            {
                return await wait(cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            finally
            {
                await cancelling;
            }
        }
    }

    [Fact]
    public void A_steady_pair_of_stages_allocates_nothing_per_item()
    {
        var stream = Count(4, OverflowStrategy.Backpressure);
        for (var i = 0; i < 100; i++) Exchange();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++) Exchange();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Exchange()
        {
            var read = stream.WaitToReadAsync();
            stream.Offer(1);
            read.GetAwaiter().GetResult();
            stream.TryRead(out _);
        }
    }
}
