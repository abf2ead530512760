namespace Agents.Gateway;

/// <summary>An engine whose clients may have to wait for it.</summary>
internal interface IQueue
{
    /// <exception cref="ProtocolException">429: so many wait already that waiting is pointless; says when to come back.</exception>
    void RefuseIfFull();
}
