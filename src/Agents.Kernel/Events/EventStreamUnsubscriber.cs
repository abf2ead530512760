namespace Agents.Kernel;

/// <summary>Watches all who subscribe to the event stream and unsubscribes them when they stop, so that the stream keeps no dead.</summary>
internal sealed class EventStreamUnsubscriber(EventStream stream) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                stream.Unsubscribe(terminated.ActorRef);
                break;
            case IActorRef subscriber:
                Context.Watch(subscriber);
                break;
        }
    }

    /// <summary>Subscriptions end with the system: nobody is watched any more.</summary>
    protected override void PostStop() => stream.OnSubscribed = null;
}
