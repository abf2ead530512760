using Agents.Kernel.TestKit;

namespace Agents.Kernel.Streams.Tests.Operators;

public class OperatorTests
{
    private readonly VirtualTime _time = new();

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private IReadOnlyList<T> All<T>(Source<T> source)
    {
        var all = _time.Run(() => source.RunWith(Sink.Seq<T>()));
        _time.Strays.ShouldBe(0);
        return all;
    }

    /// <summary>1, 2, 3 … one every 20 ms.</summary>
    private async IAsyncEnumerable<int> Ticks(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Delay(Ms(20), _time);
            yield return i;
        }
    }

    private static async IAsyncEnumerable<int> FailingAfter(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            yield return i;
        }

        throw new IOException("gone");
    }

    [Fact]
    public void Sources_give_their_items()
    {
        var stream = new BoundedStream<int>(3);
        foreach (var i in Enumerable.Range(1, 3)) stream.Offer(i);
        stream.Complete();

        All(Source.From(stream)).ShouldBe([1, 2, 3]);
        All(Source.From([4, 5])).ShouldBe([4, 5]);
        All(Source.From(Ticks(2))).ShouldBe([1, 2]);
        All(Source.Single("one")).ShouldBe(["one"]);
        All(Source.Empty<int>()).ShouldBeEmpty();
        Should.Throw<IOException>(() => All(Source.Failed<int>(new IOException())));
    }

    [Fact]
    public void Select_maps_and_its_exception_fails_the_run()
    {
        All(Source.From([1, 2, 3]).Select(i => i * 10)).ShouldBe([10, 20, 30]);
        Should.Throw<DivideByZeroException>(() => All(Source.From([1, 0, 3]).Select(i => 6 / i)));
    }

    [Fact]
    public void Flows_are_chains_for_any_number_of_sources()
    {
        var flow = Flow.Create<int>().Select(i => i + 1).Select(i => $"<{i}>");

        All(Source.From([1, 2]).Via(flow)).ShouldBe(["<2>", "<3>"]);
        All(Source.Single(7).Via(flow)).ShouldBe(["<8>"]);
    }

    [Fact]
    public void SelectAsync_works_on_several_and_keeps_the_order()
    {
        var (running, most) = (0, 0);

        var all = All(Source.From(Enumerable.Range(0, 10)).SelectAsync(3, async i =>
        {
            most = Math.Max(most, ++running);
            await Task.Delay(Ms(i % 2 == 0 ? 30 : 10), _time);
            running--;
            return i;
        }));

        all.ShouldBe(Enumerable.Range(0, 10));
        most.ShouldBe(3);
        _time.Elapsed.ShouldBeLessThan(Ms(200), "one after the other takes 200 ms");
    }

    [Fact]
    public void SelectAsync_hands_a_result_on_without_waiting_for_the_next_item()
    {
        var arrived = new List<TimeSpan>();

        _time.Run(() => Source.From(Ticks(3)).SelectAsync(4, Task.FromResult).RunForeach(_ => arrived.Add(_time.Elapsed)));

        arrived.ShouldBe([Ms(20), Ms(40), Ms(60)]);
    }

    [Fact]
    public void SelectAsync_fails_after_the_results_before_the_failure()
    {
        var seen = new List<int>();

        Should.Throw<DivideByZeroException>(() => _time.Run(() =>
            Source.From([3, 2, 0, 1]).SelectAsync(2, i => Task.FromResult(6 / i)).RunForeach(seen.Add)));

        seen.ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData(new[] { 3, 3, 3 }, false, "012 345 678")]
    [InlineData(new[] { 1, 1, 1, 1 }, false, "012 3")]
    [InlineData(new[] { 7 }, false, "012 345 6")]
    [InlineData(new[] { 2, 5, 0, 1 }, false, "012 345 67")]
    [InlineData(new[] { 4 }, true, "012 300")]
    [InlineData(new int[0], true, "")]
    public void Frame_regroups_chunks_of_any_size(int[] chunkSizes, bool padLast, string expected)
    {
        var next = 0;
        var chunks = chunkSizes.Select(size => (ReadOnlyMemory<int>)Enumerable.Range(0, size).Select(_ => next++).ToArray()).ToList();

        var frames = All(Source.From(chunks).Frame(3, padLast));

        string.Join(' ', frames.Select(f => string.Concat(f.ToArray()))).ShouldBe(expected);
    }

    [Fact]
    public void Frame_does_not_copy_a_chunk_that_is_already_a_frame()
    {
        ReadOnlyMemory<short> chunk = new short[6];

        var frames = All(Source.Single(chunk).Frame(3));

        frames.ShouldBe([chunk[..3], chunk[3..]]);
    }

    [Fact]
    public void Buffer_lets_the_source_run_ahead_of_a_slow_sink()
    {
        var finished = TimeSpan.Zero;

        _time.Run(() => Source.From(Ticks(5)).Buffer(5, OverflowStrategy.Backpressure).RunWith(Sink.ForEachAsync<int>(async _ =>
        {
            await Task.Delay(Ms(20), _time);
            finished = _time.Elapsed;
        })));

        finished.ShouldBe(Ms(120), "the sink always finds its next item ready");
    }

    [Fact]
    public void Buffer_drops_as_its_strategy_says()
    {
        BoundedStream<int>? buffer = null;
        var seen = new List<int>();

        _time.Run(() => Source.From(Ticks(10))
            .Buffer(() => buffer = new BoundedStream<int>(2, OverflowStrategy.DropHead, "live"))
            .RunWith(Sink.ForEachAsync<int>(async item =>
            {
                seen.Add(item);
                await Task.Delay(Ms(75), _time);
            })));

        buffer!.Dropped.Items.ShouldBe(10 - seen.Count);
        seen.ShouldBe([1, 3, 7, 9, 10], "the newest two were kept at each look");
    }

    [Fact]
    public void Buffer_passes_a_failure_on_after_what_it_holds()
    {
        var seen = new List<int>();

        Should.Throw<IOException>(() => _time.Run(() =>
            Source.From(FailingAfter(3)).Buffer(10, OverflowStrategy.Backpressure).RunForeach(seen.Add)));

        seen.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Buffer_closes_its_source_when_the_sink_fails()
    {
        var closed = false;

        Should.Throw<InvalidOperationException>(() => _time.Run(() =>
            Source.From(Forever()).Buffer(2, OverflowStrategy.Backpressure).RunForeach(_ => throw new InvalidOperationException())));

        closed.ShouldBeTrue();

        async IAsyncEnumerable<int> Forever()
        {
            try
            {
                while (true)
                {
                    await Task.Delay(Ms(20), _time);
                    yield return 0;
                }
            }
            finally
            {
                closed = true;
            }
        }
    }

    [Fact]
    public void Throttle_lets_a_burst_pass_and_then_keeps_the_pace()
    {
        var passed = new List<double>();

        _time.Run(() => Source.From(Enumerable.Range(0, 6)).Throttle(1, Ms(20), 3, ThrottleMode.Shaping, _time)
            .RunForeach(_ => passed.Add(_time.Elapsed.TotalMilliseconds)));

        passed.ShouldBe([0, 0, 0, 20, 40, 60]);
    }

    [Fact]
    public void Throttle_by_cost_paces_sound_at_its_playing_time_without_drift()
    {
        var passed = new List<double>();

        // 7.5 ms frames, given in tenths of a millisecond; Task.Delay only knows whole milliseconds.
        _time.Run(() => Source.From(Enumerable.Range(0, 401)).Throttle(10_000, TimeSpan.FromSeconds(1), 75, _ => 75, ThrottleMode.Shaping, _time)
            .RunForeach(_ => passed.Add(_time.Elapsed.TotalMilliseconds)));

        passed[400].ShouldBe(3000);
        passed[2].ShouldBe(15);
        passed[1].ShouldBe(8, "7.5 rounded up, never early");
    }

    [Fact]
    public void Throttle_can_fail_instead_of_waiting()
    {
        var passed = 0;

        Should.Throw<RateExceededException>(() => _time.Run(() =>
            Source.From(Enumerable.Range(0, 6)).Throttle(1, Ms(20), 3, ThrottleMode.Enforcing, _time).RunForeach(_ => passed++)))
            .Message.ShouldContain("20 ms earlier");

        passed.ShouldBe(3);
    }

    [Fact]
    public void A_description_can_run_more_than_once()
    {
        var source = Source.From([1, 2, 3]).Select(i => i * i).SelectAsync(2, Task.FromResult).Buffer(2, OverflowStrategy.Backpressure)
            .Throttle(1, Ms(20), 1, ThrottleMode.Shaping, _time);

        All(source).ShouldBe([1, 4, 9]);
        All(source).ShouldBe([1, 4, 9]);
        _time.Elapsed.ShouldBe(Ms(80), "each run has a bucket of its own");
    }

    [Fact]
    public void Cancelling_a_run_stops_it_at_once()
    {
        using var cancellation = new CancellationTokenSource(Ms(50), _time);
        var seen = 0;

        Should.Throw<OperationCanceledException>(() => _time.Run(() =>
            Source.From(new BoundedStream<int>(1)).Select(i => i).SelectAsync(2, Task.FromResult).Buffer(2, OverflowStrategy.DropHead)
                .RunForeach(_ => seen++, cancellation.Token)));

        _time.Elapsed.ShouldBe(Ms(50));
        seen.ShouldBe(0);
    }
}
