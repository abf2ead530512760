namespace Agents.Kernel;

/// <summary>The top of a branch: supervises what <c>ActorOf</c> creates there and handles no messages.</summary>
internal sealed class Guardian : ActorBase
{
    protected internal override bool Receive(object message) => false;
}
