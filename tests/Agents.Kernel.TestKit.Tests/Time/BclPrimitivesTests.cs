using System.Threading.Channels;
using Agents.Kernel.Streams;

namespace Agents.Kernel.TestKit.Tests.Time;

/// <summary>Which parts of the base library stay on the scheduler, and which leave it and need a hold: the rule in the remarks of VirtualTime, held by test.</summary>
public class BclPrimitivesTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private static readonly Dictionary<string, Func<VirtualTime, Task>> StayingWaits = new()
    {
        ["Task.Delay"] = time => Task.Delay(Tick, time),
        ["Task.Delay, cancelled in time"] = async time =>
        {
            using var cancellation = new CancellationTokenSource(Tick, time);
            await Should.ThrowAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromHours(1), time, cancellation.Token));
        },
        ["Task.Delay, ConfigureAwait(false)"] = async time => await Task.Delay(Tick, time).ConfigureAwait(false),
        ["Task.Yield"] = async time =>
        {
            await Task.Yield();
            await Task.Delay(Tick, time);
        },
        ["CancellationTokenSource with a time"] = async time =>
        {
            using var cancellation = new CancellationTokenSource(Tick, time);
            var done = new TaskCompletionSource();
            using var registration = cancellation.Token.Register(done.SetResult);
            await done.Task;
        },
        ["WaitAsync with a time"] = time => Should.ThrowAsync<TimeoutException>(() => new TaskCompletionSource().Task.WaitAsync(Tick, time)),
        ["PeriodicTimer"] = async time =>
        {
            using var timer = new PeriodicTimer(Tick, time);
            await timer.WaitForNextTickAsync();
        },
        ["TaskCompletionSource"] = time => Completed(time, TaskCreationOptions.None),
        ["TaskCompletionSource, asynchronous continuations"] = time => Completed(time, TaskCreationOptions.RunContinuationsAsynchronously),
        ["WhenAny"] = time => Task.WhenAny(Task.Delay(Tick, time), Task.Delay(Tick * 2, time)),
        ["WhenAll"] = time => Task.WhenAll(Task.Delay(Tick / 2, time), Task.Delay(Tick, time)),
        ["Channel, WaitToReadAsync"] = async time =>
        {
            var channel = Channel.CreateUnbounded<int>();
            _ = After(time, () => channel.Writer.TryWrite(1));
            await channel.Reader.WaitToReadAsync();
        },
        ["Channel, ReadAsync"] = async time =>
        {
            var channel = Channel.CreateUnbounded<int>();
            _ = After(time, () => channel.Writer.TryWrite(1));
            await channel.Reader.ReadAsync();
        },
        ["Channel, WriteAsync"] = async time =>
        {
            var channel = Channel.CreateBounded<int>(1);
            channel.Writer.TryWrite(1);
            _ = After(time, () => channel.Reader.TryRead(out _));
            await channel.Writer.WriteAsync(2);
        },
        ["SemaphoreSlim without timeout"] = async time =>
        {
            using var semaphore = new SemaphoreSlim(0);
            _ = After(time, () => semaphore.Release());
            await semaphore.WaitAsync();
        },
        ["BoundedStream, ReadAllAsync"] = async time =>
        {
            var stream = new BoundedStream<int>(1);
            _ = After(time, () => stream.Offer(1));
            await foreach (var item in stream.ReadAllAsync()) stream.Complete();
        },
        ["BoundedStream, AsTask and WhenAny"] = async time =>
        {
            var stream = new BoundedStream<int>(1);
            _ = After(time, () => stream.Offer(1));
            await Task.WhenAny(stream.WaitToReadAsync().AsTask(), Task.Delay(Tick * 2, time));
        },
        ["BoundedStream, ConfigureAwait(false)"] = async time =>
        {
            var stream = new BoundedStream<int>(1);
            _ = After(time, () => stream.Offer(1));
            await stream.WaitToReadAsync().ConfigureAwait(false);
        },
        ["BoundedStream, OfferAsync"] = async time =>
        {
            var stream = new BoundedStream<int>(1);
            stream.Offer(1);
            _ = After(time, () => stream.TryRead(out _));
            await stream.OfferAsync(2);
        },
    };

    private static readonly Dictionary<string, Func<VirtualTime, Task>> LeavingWaits = new()
    {
        ["Task.Run"] = async time =>
        {
            await Task.Delay(Tick, time);
            using (time.Hold("pool")) await Task.Run(() => { });
        },
        ["ChannelReader.ReadAllAsync"] = async time =>
        {
            IDisposable? message = null;
            var channel = Channel.CreateUnbounded<int>();
            _ = After(time, () =>
            {
                message = time.Hold("message");
                channel.Writer.TryWrite(1);
            });
            await foreach (var item in channel.Reader.ReadAllAsync()) break;
            message!.Dispose();
        },
        ["WhenAny of a TaskCompletionSource with asynchronous continuations"] = async time =>
        {
            IDisposable? completion = null;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = After(time, () =>
            {
                completion = time.Hold("completion");
                done.SetResult();
            });
            await Task.WhenAny(done.Task, Task.Delay(TimeSpan.FromHours(1), time));
            completion!.Dispose();
        },
        ["CancelAsync"] = async time =>
        {
            await Task.Delay(Tick, time);
            using var cancellation = new CancellationTokenSource();
            using var registration = cancellation.Token.Register(() => { });
            using (time.Hold("callbacks")) await cancellation.CancelAsync();
        },
    };

    public static TheoryData<string> Staying => [.. StayingWaits.Keys];

    public static TheoryData<string> Leaving => [.. LeavingWaits.Keys];

    [Theory]
    [MemberData(nameof(Staying))]
    public void Stays_on_the_scheduler(string wait)
    {
        var traces = Enumerable.Range(0, 3).Select(_ => Go()).Distinct().ToList();

        traces.Count.ShouldBe(1, "the same run leaves the same trace");

        string Go()
        {
            var time = new VirtualTime(new() { Trace = true });
            time.Run(async () =>
            {
                var thread = Environment.CurrentManagedThreadId;
                await StayingWaits[wait](time);
                TaskScheduler.Current.ShouldBe(time.TaskScheduler);
                Environment.CurrentManagedThreadId.ShouldBe(thread);
            });
            time.Elapsed.ShouldBe(Tick);
            time.Strays.ShouldBe(0);
            return time.Trace!.ToString();
        }
    }

    [Theory]
    [MemberData(nameof(Leaving))]
    public void Leaves_the_scheduler_and_comes_back_under_a_hold(string wait)
    {
        var time = new VirtualTime();

        using var distraction = time.CreateTimer(_ => { }, null, Tick / 3, Tick / 3);
        time.Run(async () =>
        {
            await LeavingWaits[wait](time);
            TaskScheduler.Current.ShouldBe(time.TaskScheduler);
        });

        time.Strays.ShouldBe(0);
        time.Elapsed.ShouldBe(Tick);
    }

    private static async Task Completed(VirtualTime time, TaskCreationOptions options)
    {
        var done = new TaskCompletionSource(options);
        _ = After(time, done.SetResult);
        await done.Task;
    }

    private static Task After(VirtualTime time, Action action) => After(time, () =>
    {
        action();
        return true;
    });

    private static async Task After(VirtualTime time, Func<bool> action)
    {
        await Task.Delay(Tick, time);
        action();
    }

    private static Task After(VirtualTime time, Func<int> action) => After(time, () =>
    {
        action();
        return true;
    });
}
