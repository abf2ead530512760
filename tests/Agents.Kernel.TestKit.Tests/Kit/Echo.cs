namespace Agents.Kernel.TestKit.Tests.Kit;

internal sealed record Say(object What, TimeSpan After);

/// <summary>Answers what it is told; <see cref="Say"/> makes it answer later.</summary>
internal sealed class Echo : ReceiveActor
{
    public Echo()
    {
        Receive<Say>(say => Context.System.Scheduler.ScheduleTellOnce(say.After, Sender, say.What, Self));
        ReceiveAny(message => Sender.Tell(message, Self));
    }
}
