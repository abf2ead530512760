using Agents.Kernel.TestKit;

namespace Agents.Kernel.Tests.Scheduling;

public sealed class CancelableTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly IScheduler _scheduler;

    public CancelableTests() => _scheduler = new TimerScheduler(_time, fault => Assert.Fail(fault.ToString()));

    public void Dispose() => ((TimerScheduler)_scheduler).Dispose();

    [Fact]
    public void Cancelling_shows_in_the_flag_and_the_token()
    {
        var cancelable = new Cancelable(_scheduler);
        cancelable.IsCancellationRequested.ShouldBeFalse();
        cancelable.Cancel();
        cancelable.Cancel();
        cancelable.IsCancellationRequested.ShouldBeTrue();
        cancelable.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void It_cancels_itself_after_a_while_on_the_schedulers_clock()
    {
        ICancelable[] all = [new Cancelable(_scheduler, 10), new Cancelable(_scheduler, TimeSpan.FromMilliseconds(10)), new Cancelable(_scheduler.Advanced)];
        all[2].CancelAfter(10);
        _time.Advance(TimeSpan.FromMilliseconds(9));
        all.ShouldAllBe(cancelable => !cancelable.IsCancellationRequested);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        all.ShouldAllBe(cancelable => cancelable.IsCancellationRequested);
    }

    [Fact]
    public void A_linked_one_is_cancelled_with_any_of_its_sources_but_does_not_cancel_them()
    {
        var sources = new ICancelable[] { new Cancelable(_scheduler), new Cancelable(_scheduler) };
        var byFirst = Cancelable.CreateLinkedCancelable(_scheduler, sources);
        var alone = Cancelable.CreateLinkedCancelable(_scheduler.Advanced, sources[1].Token);
        sources[0].Cancel();
        byFirst.IsCancellationRequested.ShouldBeTrue();
        alone.IsCancellationRequested.ShouldBeFalse();
        alone.Cancel();
        sources[1].IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void A_disposed_one_cannot_be_cancelled_and_its_timer_does_no_harm()
    {
        var cancelable = new Cancelable(_scheduler, 10);
        cancelable.Dispose();
        cancelable.IsDisposed.ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => cancelable.Cancel());
        _time.Advance(TimeSpan.FromMilliseconds(10));
        cancelable.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void One_that_is_cancelled_from_the_start_stays_so()
    {
        var cancelable = Cancelable.CreateCanceled();
        cancelable.Cancel();
        cancelable.CancelAfter(5);
        cancelable.IsCancellationRequested.ShouldBeTrue();
        cancelable.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Cancelling_what_is_not_there_does_nothing()
    {
        ((ICancelable?)null).CancelIfNotNull();
        var cancelable = new Cancelable(_scheduler);
        cancelable.CancelIfNotNull();
        cancelable.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_delay_below_zero_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Cancelable(_scheduler).CancelAfter(-1));
}
