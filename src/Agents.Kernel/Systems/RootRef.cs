namespace Agents.Kernel;

/// <summary>The parent of the guardians <c>/user</c> and <c>/system</c>: ends the system in order when they end.</summary>
internal sealed class RootRef(ActorSystemImpl system, ActorPath path) : InternalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl SystemOfRef => system;

    public override void Tell(object message, IActorRef sender)
    {
        InvalidMessage.ThrowIfNull(message);
        system.DeadLetterRef.Publish(message, sender, this);
    }

    internal override void SendSystem(SystemMessage message)
    {
        switch (message)
        {
            case Failed failed: // a failure that nobody below could decide ends the system
                system.ReportError(failed.Child, failed.Cause, "A guardian failed; the system ends");
                failed.Child.SendSystem(new Terminate());
                break;
            case DeathNotice notice:
                system.GuardianEnded(notice.Actor);
                break;
        }
    }
}
