using System.Collections.Concurrent;

namespace Agents.Kernel.TestKit;

/// <summary>Collects the events of the event stream that match.</summary>
internal sealed class EventListener(Predicate<object> matches, ConcurrentQueue<object> matched) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (matches(message)) matched.Enqueue(message);
    }
}
