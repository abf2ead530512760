using Agents.Kernel.TestKit;

namespace Agents.Kernel.Streams.Tests.KillSwitch;

public class SharedKillSwitchTests
{
    private readonly VirtualTime _time = new();
    private readonly SharedKillSwitch _switch = KillSwitches.Shared("barge-in");
    private readonly BoundedStream<int> _input = new(10);

    private Task<IReadOnlyList<int>> Start() => _time.RunUntilStarted(() => Source.From(_input).Via(_switch.Flow<int>()).RunWith(Sink.Seq<int>()));

    [Fact]
    public async Task Shutdown_completes_all_running_pipelines_and_later_ones_at_once()
    {
        var (first, second) = (Start(), Start());
        _input.Offer(1);
        _input.Offer(2);
        _time.RunUntilIdle();

        _switch.Shutdown();
        var later = Start();
        _time.RunUntilIdle();

        (await first).Concat(await second).Order().ShouldBe([1, 2]);
        (await later).ShouldBeEmpty();
        _input.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Abort_fails_them_and_only_the_first_use_counts()
    {
        var running = Start();

        _switch.Abort(new IOException("hang up"));
        _switch.Shutdown();
        _time.RunUntilIdle();

        running.Exception!.InnerException.ShouldBeOfType<IOException>().Message.ShouldBe("hang up");
    }

    [Fact]
    public void What_is_buffered_before_the_switch_is_not_passed_on_after_it()
    {
        foreach (var i in Enumerable.Range(0, 5)) _input.Offer(i);
        var seen = new List<int>();

        _time.Run(() => Source.From(_input).Via(_switch.Flow<int>()).RunForeach(item =>
        {
            seen.Add(item);
            if (item == 1) _switch.Shutdown();
        }));

        seen.ShouldBe([0, 1]);
    }

    [Fact]
    public void Cancelling_the_run_is_still_a_cancellation()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);

        Should.Throw<OperationCanceledException>(() => _time.Run(() =>
            Source.From(_input).Via(_switch.Flow<int>()).RunWith(Sink.Ignore<int>(), cancellation.Token)));
    }
}
