namespace Agents.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Waits until a condition holds. In virtual time it is looked at after every step.</summary>
    /// <param name="conditionIsFulfilled">Quick.</param>
    /// <param name="max">How long to wait. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="interval">In real time, between two looks. Default: the setting.</param>
    /// <param name="message">Added to the failure.</param>
    /// <exception cref="TestKitAssertionException">It did not come true.</exception>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max = null, TimeSpan? interval = null, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(conditionIsFulfilled);
        var time = RemainingOr(max);
        if (!_clock.WaitUntil(conditionIsFulfilled, time, interval ?? Settings.AwaitInterval))
            throw Failed($"Timeout ({Say(time)}) while waiting for a condition", message);
    }

    /// <summary>Repeats an assertion until it no longer throws.</summary>
    /// <param name="assertion">Throws while things are not as they should be.</param>
    /// <param name="duration">How long to repeat. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="interval">Between two tries. Default: the setting.</param>
    /// <exception cref="TestKitAssertionException">It still throws; what it threw last is the inner exception.</exception>
    public void AwaitAssert(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        var time = RemainingOr(duration);
        var (end, pause) = (Now + time, interval ?? Settings.AwaitInterval);
        while (Record(assertion) is { } failure)
        {
            var left = end - Now;
            if (left <= TimeSpan.Zero) throw Failed($"After {Say(time)} an assertion still fails: {failure.Message}", null, failure);
            _clock.WaitUntil(static () => false, left < pause ? left : pause, pause);
        }
    }

    private static Exception? Record(Action assertion)
    {
        try
        {
            assertion();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
