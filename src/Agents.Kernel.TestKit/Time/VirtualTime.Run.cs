namespace Agents.Kernel.TestKit;

public sealed partial class VirtualTime
{
    /// <summary>
    /// Runs everything that is runnable now, including timers that are due now, and waits for open holds. Time does not move.
    /// </summary>
    public void RunUntilIdle() => Advance(TimeSpan.Zero);

    /// <summary>
    /// Lets time pass: runs what is runnable, fires timers as they fall due, and ends at exactly that time with nothing runnable and no
    /// hold open.
    /// </summary>
    /// <param name="time">Zero or more.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Drive(null, Add(Volatile.Read(ref _now), time), moveToEnd: true);
    }

    /// <summary>Lets time pass until a point in time, as <see cref="Advance"/>.</summary>
    /// <param name="time">Not before <see cref="GetUtcNow"/>.</param>
    public void AdvanceTo(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, GetUtcNow());
        Drive(null, time.UtcTicks, moveToEnd: true);
    }

    /// <summary>Lets time pass until a condition holds. It is looked at after every step, so time stands where it came true.</summary>
    /// <param name="condition">Pure and quick.</param>
    /// <param name="within">How much virtual time may pass; at its end everything due has run.</param>
    /// <returns>Whether it came true.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentOutOfRangeException.ThrowIfLessThan(within, TimeSpan.Zero);
        return Drive(condition, Add(Volatile.Read(ref _now), within), moveToEnd: true);
    }

    /// <summary>
    /// Runs an async function on the scheduler, on this thread, to its end, and lets time pass whenever nothing is runnable.
    /// </summary>
    /// <param name="body">For example the body of a test. It may itself drive (<see cref="Advance"/>).</param>
    /// <param name="limit">How much virtual time it may take. Default: <see cref="VirtualTimeOptions.RunLimit"/>.</param>
    /// <exception cref="VirtualTimeException">It cannot end: deadlock, limit, hanging hold or endless loop. The message says what is
    /// pending.</exception>
    /// <exception cref="Exception">What <paramref name="body"/> threw.</exception>
    public void Run(Func<Task> body, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        RunToEnd(body, limit).GetAwaiter().GetResult();
    }

    /// <summary>As <see cref="Run(Func{Task}, TimeSpan?)"/>, with a result.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="body">For example the body of a test. It may itself drive (<see cref="Advance"/>).</param>
    /// <param name="limit">How much virtual time it may take. Default: <see cref="VirtualTimeOptions.RunLimit"/>.</param>
    /// <returns>The result of <paramref name="body"/>.</returns>
    /// <exception cref="VirtualTimeException">It cannot end: deadlock, limit, hanging hold or endless loop. The message says what is
    /// pending.</exception>
    /// <exception cref="Exception">What <paramref name="body"/> threw.</exception>
    public T Run<T>(Func<Task<T>> body, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var ended = RunToEnd(body, limit);
        ended.GetAwaiter().GetResult();
        return ((Task<T>)ended).Result;
    }

    /// <summary>As <see cref="Run(Func{Task}, TimeSpan?)"/>, but drives on a thread of its own, so the caller is free meanwhile.</summary>
    /// <param name="body">For example a whole conversation.</param>
    /// <param name="limit">How much virtual time it may take. Default: <see cref="VirtualTimeOptions.RunLimit"/>.</param>
    /// <returns>Ends as <see cref="Run(Func{Task}, TimeSpan?)"/> would.</returns>
    public Task RunAsync(Func<Task> body, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var driver = new Thread(() =>
        {
            try
            {
                Run(body, limit);
                ended.SetResult();
            }
            catch (Exception failure)
            {
                ended.SetException(failure);
            }
        }) { IsBackground = true, Name = "virtual time" };
        driver.Start();
        return ended.Task;
    }

    private static long Add(long now, TimeSpan time) => now + Math.Min(DateTimeOffset.MaxValue.UtcTicks - now, time.Ticks);

    private Task RunToEnd(Func<Task> body, TimeSpan? limit)
    {
        var allowed = limit ?? _options.RunLimit;
        var started = Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler);
        var end = Add(Volatile.Read(ref _now), allowed);
        // Not Unwrap: it may complete on the thread pool.
        if (!Drive(() => started.IsCompleted && (!started.IsCompletedSuccessfully || started.Result.IsCompleted), end, moveToEnd: false))
            throw CannotEnd(allowed);
        return started.IsCompletedSuccessfully ? started.Result : started;
    }
}
