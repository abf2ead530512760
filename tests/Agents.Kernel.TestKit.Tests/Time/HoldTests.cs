namespace Agents.Kernel.TestKit.Tests.Time;

public class HoldTests
{
    private readonly VirtualTime _time = new();

    [Fact]
    public void Time_does_not_move_while_a_hold_is_open_and_the_driver_waits_for_the_work_of_other_threads()
    {
        var log = new List<string>();
        using var timer = _time.CreateTimer(_ => log.Add("timer"), null, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        var hold = _time.Hold("socket message");
        var socket = new Thread(() =>
        {
            Task.Factory.StartNew(() => log.Add($"message at {_time.Elapsed}"), CancellationToken.None, TaskCreationOptions.None, _time.TaskScheduler);
            hold.Dispose();
            hold.Dispose();
        });

        socket.Start();
        _time.Advance(TimeSpan.FromSeconds(1));
        socket.Join();

        log.ShouldBe(["message at 00:00:00", "timer"]);
        _time.Strays.ShouldBe(0);
    }

    [Fact]
    public void Held_work_on_the_thread_pool_takes_no_virtual_time()
    {
        var answers = new List<TimeSpan>();
        using var distraction = _time.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));

        _time.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), _time);
                using (_time.Hold("request")) await Task.Run(() => { });
                answers.Add(_time.Elapsed);
            }
        });

        answers.ShouldBe(Enumerable.Range(1, 50).Select(i => TimeSpan.FromMilliseconds(20 * i)));
        _time.Strays.ShouldBe(0);
    }

    [Fact]
    public void Work_that_comes_back_without_a_hold_is_counted_as_stray()
    {
        // Patient: on a busy machine the thread pool may take its time.
        var time = new VirtualTime(new() { DeadlockGrace = TimeSpan.FromSeconds(30) });
        time.Run(async () => await Task.Run(() => { }));

        time.Strays.ShouldBeInRange(0, 1, "the pool may have been done before the await");
        var before = time.Strays;
        time.Run(() =>
        {
            var queueing = new Thread(() => Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.None, time.TaskScheduler));
            queueing.Start();
            queueing.Join();
            return Task.CompletedTask;
        });
        time.Strays.ShouldBe(before + 1);
    }

    [Fact]
    public void Many_threads_may_queue_arm_and_hold_at_once()
    {
        const int threads = 4, each = 5_000;
        var (work, fired) = (0, 0);
        var holds = Enumerable.Range(0, threads).Select(i => _time.Hold($"thread {i}")).ToArray();
        var producers = Enumerable.Range(0, threads).Select(t => new Thread(() =>
        {
            for (var i = 0; i < each; i++)
            {
                Task.Factory.StartNew(() => work++, CancellationToken.None, TaskCreationOptions.None, _time.TaskScheduler);
                var timer = _time.CreateTimer(_ => fired++, null, TimeSpan.FromMilliseconds(1 + i % 50), Timeout.InfiniteTimeSpan);
                if (i % 2 == 0) timer.Dispose();
            }

            holds[t].Dispose();
        })).ToArray();

        foreach (var producer in producers) producer.Start();
        _time.Advance(TimeSpan.FromSeconds(1));

        work.ShouldBe(threads * each);
        fired.ShouldBe(threads * each / 2);
        foreach (var producer in producers) producer.Join();
    }
}
