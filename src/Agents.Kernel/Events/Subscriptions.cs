using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Agents.Kernel;

/// <summary>
/// All subscriptions of a stream at one moment. A change makes a new object, so whoever publishes sees one consistent set without a lock, and the
/// receivers worked out for an event type can never belong to an older set.
/// </summary>
internal sealed class Subscriptions(ImmutableArray<Subscription> entries)
{
    public static readonly Subscriptions None = new([]);

    private readonly ConcurrentDictionary<Type, IActorRef[]> _receiversByEventType = new();

    public bool Contains(Subscription subscription) => entries.Contains(subscription);

    public bool Contains(IActorRef subscriber) => entries.Any(entry => entry.Subscriber.Equals(subscriber));

    public Subscriptions With(Subscription subscription) => new(entries.Add(subscription));

    public Subscriptions Without(Subscription subscription) => new(entries.Remove(subscription));

    public Subscriptions Without(IActorRef subscriber) => new(entries.RemoveAll(entry => entry.Subscriber.Equals(subscriber)));

    /// <summary>Who gets events of a type: each actor once, in the order of their first matching subscription.</summary>
    public IActorRef[] ReceiversOf(Type eventType)
    {
        if (entries.IsEmpty)
            return [];
        return _receiversByEventType.TryGetValue(eventType, out var receivers)
            ? receivers
            : _receiversByEventType.GetOrAdd(eventType, FindReceivers);
    }

    private IActorRef[] FindReceivers(Type eventType) =>
        [.. entries.Where(entry => entry.Channel.IsAssignableFrom(eventType)).Select(entry => entry.Subscriber).Distinct()];
}
