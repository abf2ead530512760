namespace Agents.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>What is left of the innermost <c>Within</c>, or the default of the settings.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(null);

    private TimeSpan Now => _clock.Time.GetElapsedTime(0);

    /// <summary>Runs a block and expects it to take no longer than a time. Expectations in it wait no longer than what is left.</summary>
    /// <param name="max">At most.</param>
    /// <param name="action">The block.</param>
    /// <exception cref="TestKitAssertionException">It took longer.</exception>
    public void Within(TimeSpan max, Action action) => Within(TimeSpan.Zero, max, action);

    /// <summary>
    /// Runs a block and expects it to take a time between two bounds. Expectations in it wait no longer than what is left.
    /// </summary>
    /// <param name="min">At least.</param>
    /// <param name="max">At most.</param>
    /// <param name="action">The block.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <exception cref="TestKitAssertionException">It took less or longer.</exception>
    public void Within(TimeSpan min, TimeSpan max, Action action, string? hint = null) => Within(min, max, () =>
    {
        action();
        return true;
    }, hint);

    /// <summary>As <see cref="Within(TimeSpan, Action)"/>, with a result.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="max">At most.</param>
    /// <param name="function">The block.</param>
    /// <returns>What the block gives.</returns>
    /// <exception cref="TestKitAssertionException">It took longer.</exception>
    public T Within<T>(TimeSpan max, Func<T> function) => Within(TimeSpan.Zero, max, function);

    /// <summary>As <see cref="Within(TimeSpan, TimeSpan, Action, string?)"/>, with a result.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="min">At least.</param>
    /// <param name="max">At most.</param>
    /// <param name="function">The block.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>What the block gives.</returns>
    /// <exception cref="TestKitAssertionException">It took less or longer.</exception>
    public T Within<T>(TimeSpan min, TimeSpan max, Func<T> function, string? hint = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        var (start, outer) = (Now, _end);
        var left = outer is { } end && end - start < max ? end - start : max;
        if (min > left) throw Failed($"A block that takes at least {Say(min)} does not fit into the {Say(left)} that are left", hint);
        (_end, _lastWasNoMsg) = (start + left, false);
        T result;
        try
        {
            result = function();
        }
        finally
        {
            _end = outer;
        }

        var took = Now - start;
        if (took < min) throw Failed($"The block took {Say(took)}, less than {Say(min)}", hint);
        // Silence that was waited for to the end of the block is no delay.
        if (took > left && !_lastWasNoMsg) throw Failed($"The block took {Say(took)}, more than {Say(left)}", hint);
        return result;
    }

    private TimeSpan RemainingOr(TimeSpan? given) => given ?? (_end is { } end ? end - Now : Settings.SingleExpectDefault);

    private TimeSpan NoMessageTime(TimeSpan? given)
    {
        var time = given ?? Settings.ExpectNoMessageDefault;
        return _end is { } end && end - Now < time ? end - Now : time;
    }
}
