using System.Diagnostics.CodeAnalysis;

namespace Agents.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message, whatever it is.</summary>
    /// <param name="max">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <returns>The message, or <c>null</c> when none came.</returns>
    public object? ReceiveOne(TimeSpan? max = null) => TryReceive(RemainingOr(max), out var envelope) ? envelope.Message : null;

    /// <summary>As <see cref="ReceiveOne"/>, without blocking.</summary>
    /// <param name="max">How long to wait for it. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The message, or <c>null</c> when none came.</returns>
    public async Task<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await ReceiveAsync(RemainingOr(max), cancellationToken))?.Message;

    /// <summary>Takes a number of messages, whatever they are.</summary>
    /// <param name="numberOfMessages">How many.</param>
    /// <param name="max">How long to wait for all of them together. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <returns>The messages in the order they came.</returns>
    /// <exception cref="TestKitAssertionException">Fewer came.</exception>
    public IReadOnlyList<object> ReceiveN(int numberOfMessages, TimeSpan? max = null)
    {
        var all = RemainingOr(max);
        var end = Now + all;
        var messages = new List<object>(numberOfMessages);
        while (messages.Count < numberOfMessages)
        {
            if (!TryReceive(end - Now, out var envelope))
                throw Failed($"Timeout ({Say(all)}) while waiting for {numberOfMessages} messages; {messages.Count} came: {string.Join(", ", messages)}", null);
            messages.Add(envelope.Message);
        }

        return messages;
    }

    /// <summary>Takes messages until one is wanted; the others are thrown away.</summary>
    /// <param name="isMessage">Whether it is the one.</param>
    /// <param name="max">How long to wait. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">It did not come.</exception>
    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string? hint = null) => FishForMessage<object>(isMessage, max, hint);

    /// <summary>Takes messages until one of a type is wanted; the others are thrown away.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="isMessage">Whether it is the one.</param>
    /// <param name="max">How long to wait. Default: what is left of <c>Within</c>, or the setting.</param>
    /// <param name="hint">Added to the failure.</param>
    /// <returns>The message.</returns>
    /// <exception cref="TestKitAssertionException">It did not come.</exception>
    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string? hint = null)
    {
        ArgumentNullException.ThrowIfNull(isMessage);
        var all = RemainingOr(max);
        var end = Now + all;
        var others = new List<object>();
        while (TryReceive(end - Now, out var envelope))
        {
            if (envelope.Message is T message && isMessage(message)) return message;
            others.Add(envelope.Message);
        }

        throw Failed($"Timeout ({Say(all)}) while fishing for a {typeof(T).Name}; thrown away: {(others.Count == 0 ? "nothing" : string.Join(", ", others))}", hint);
    }

    private bool TryReceive(TimeSpan max, [MaybeNullWhen(false)] out MessageEnvelope envelope)
    {
        if (_queue.Count == 0 && max > TimeSpan.Zero) _clock.Wait(_queue, max);
        return Took(_queue.TryDequeue(out envelope), envelope);
    }

    private async Task<MessageEnvelope?> ReceiveAsync(TimeSpan max, CancellationToken cancellation)
    {
        if (_queue.Count == 0 && max > TimeSpan.Zero) await _clock.WaitAsync(_queue, max, cancellation);
        Took(_queue.TryDequeue(out var envelope), envelope);
        return envelope;
    }

    private bool Took(bool taken, MessageEnvelope? envelope)
    {
        _lastWasNoMsg = false;
        if (taken) _last = envelope;
        return taken;
    }
}
