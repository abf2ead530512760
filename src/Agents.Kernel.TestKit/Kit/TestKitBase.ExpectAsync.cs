namespace Agents.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <inheritdoc cref="ExpectMsg{T}(TimeSpan?, string?)"/>
    /// <param name="duration">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(duration, hint, Anything, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string?)"/>
    /// <param name="message">What it should equal.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, hint, EqualTo(message), cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Predicate{T}, TimeSpan?, string?)"/>
    /// <param name="isMessage">The condition.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> ExpectMsgAsync<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, hint, Meeting(isMessage), cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Action{T}, TimeSpan?, string?)"/>
    /// <param name="assert">Throws when the message is not as it should be.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> ExpectMsgAsync<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assert);
        var message = await ExpectMsgAsync<T>(timeout, hint, cancellationToken);
        assert(message);
        return message;
    }

    /// <inheritdoc cref="ExpectTerminated"/>
    /// <param name="target">The actor; see <see cref="Watch"/>.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Terminated> ExpectTerminatedAsync(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<Terminated>(timeout, hint, EndOf(target), cancellationToken);

    private async Task<T> ExpectAsync<T>(TimeSpan? timeout, string? hint, Func<MessageEnvelope, string?> complaint, CancellationToken cancellation)
    {
        var max = RemainingOr(timeout);
        return Check<T>(await ReceiveAsync(max, cancellation), max, hint, complaint);
    }
}
