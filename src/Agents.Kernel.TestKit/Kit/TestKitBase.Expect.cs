namespace Agents.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects that the next message is of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="duration">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">None came, or another one.</exception>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null) => Expect<T>(duration, hint, Anything);

    /// <summary>Expects that the next message equals another.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="message">What it should equal.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">None came, or another one.</exception>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null) => Expect<T>(timeout, hint, EqualTo(message));

    /// <summary>Expects that the next message is of a type and meets a condition.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="isMessage">The condition.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">None came, or another one.</exception>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null) => Expect<T>(timeout, hint, Meeting(isMessage));

    /// <summary>Expects that the next message is of a type, and looks at it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="assert">Throws when the message is not as it should be.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">None came, or one of another type.</exception>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null)
    {
        ArgumentNullException.ThrowIfNull(assert);
        var message = ExpectMsg<T>(timeout, hint);
        assert(message);
        return message;
    }

    /// <summary>Expects that the next message is of a type and comes from an actor.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="sender">The actor.</param>
    /// <param name="duration">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">None came, or another one, or from somebody else.</exception>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null) => Expect<T>(duration, hint, envelope =>
        Equals(envelope.Sender, sender) ? null : $"from {sender}");

    /// <summary>Expects that the next message equals one of several.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="messages">What it may equal.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">None came, or another one.</exception>
    public T ExpectMsgAnyOf<T>(params T[] messages) => Expect<T>(null, null, envelope =>
        messages.Any(m => Equals(m, envelope.Message)) ? null : $"equal to one of [{string.Join(", ", messages)}]");

    /// <summary>Expects several messages, in any order and with nothing in between.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="messages">What they should equal.</param>
    /// <returns>The messages in the order they came.</returns>
    /// <exception cref="TestKitAssertionException">One did not come, or another one came.</exception>
    public IReadOnlyList<T> ExpectMsgAllOf<T>(params T[] messages)
    {
        var received = ReceiveN(messages.Length);
        var left = received.ToList();
        var missing = messages.Where(m => !left.Remove(m!)).ToList();
        return missing.Count == 0
            ? [.. received.Cast<T>()]
            : throw Failed($"Expected all of [{string.Join(", ", messages)}]; missing: {string.Join(", ", missing)}; came instead: {string.Join(", ", left)}", null);
    }

    /// <summary>
    /// Expects that no message comes for a time, all of which passes. Default: the setting, but not beyond <c>Within</c>.
    /// </summary>
    /// <param name="duration">How long.</param>
    /// <exception cref="TestKitAssertionException">One came.</exception>
    public void ExpectNoMsg(TimeSpan? duration = null)
    {
        var time = NoMessageTime(duration);
        Refuse(TryReceive(time, out var envelope) ? envelope : null, time);
    }

    /// <summary>As <see cref="ExpectNoMsg"/>, without blocking.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TestKitAssertionException">One came.</exception>
    public async Task ExpectNoMsgAsync(TimeSpan? duration = null, CancellationToken cancellationToken = default)
    {
        var time = NoMessageTime(duration);
        Refuse(await ReceiveAsync(time, cancellationToken), time);
    }

    /// <summary>Expects that the next message says that a watched actor has ended.</summary>
    /// <param name="target">The actor; see <see cref="Watch"/>.</param>
    /// <param name="timeout">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">It did not come, or another message did.</exception>
    public Terminated ExpectTerminated(IActorRef target, TimeSpan? timeout = null, string? hint = null) => Expect<Terminated>(timeout, hint, EndOf(target));

    private T Expect<T>(TimeSpan? timeout, string? hint, Func<MessageEnvelope, string?> complaint)
    {
        var max = RemainingOr(timeout);
        return Check<T>(TryReceive(max, out var envelope) ? envelope : null, max, hint, complaint);
    }

    /// <summary>
    /// The message, when it is of the type and there is no complaint; a complaint says what the message should have been.
    /// </summary>
    private static T Check<T>(MessageEnvelope? envelope, TimeSpan waited, string? hint, Func<MessageEnvelope, string?> complaint)
    {
        var what = $"a message of type {typeof(T).Name}";
        if (envelope is null) throw Failed($"Timeout ({Say(waited)}) while waiting for {what}", hint);
        if (envelope.Message is not T message) throw Failed($"Expected {what}, but {Describe(envelope)}", hint);
        return complaint(envelope) is { } should ? throw Failed($"Expected {what} {should}, but {Describe(envelope)}", hint) : message;
    }

    private void Refuse(MessageEnvelope? envelope, TimeSpan time)
    {
        if (envelope is not null) throw Failed($"Expected no message for {Say(time)}, but {Describe(envelope)}", null);
        _lastWasNoMsg = true;
    }

    private static string Describe(MessageEnvelope envelope) =>
        $"received {{{envelope.Message}}} (type {envelope.Message.GetType().Name}) from {(envelope.Sender.IsNobody() ? "nobody" : envelope.Sender)}";

    private static string? Anything(MessageEnvelope envelope) => null;

    private static Func<MessageEnvelope, string?> EqualTo<T>(T message) => envelope => Equals(message, envelope.Message) ? null : $"equal to {{{message}}}";

    private static Func<MessageEnvelope, string?> Meeting<T>(Predicate<T> isMessage) =>
        envelope => isMessage((T)envelope.Message) ? null : "that meets the condition";

    private static Func<MessageEnvelope, string?> EndOf(IActorRef target) =>
        envelope => ((Terminated)envelope.Message).ActorRef.Equals(target) ? null : $"for {target}";
}
