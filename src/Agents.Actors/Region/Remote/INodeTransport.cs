namespace Agents.Actors;

/// <summary>Carries requests from this node to others, each at most once.</summary>
public interface INodeTransport
{
    /// <summary>Sends a request and waits for what became of it; never throws because of the network.</summary>
    /// <param name="from">This node.</param>
    /// <param name="to">The other node.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="within">How long to try and to wait.</param>
    Task<Delivery> SendAsync(NodeId from, NodeStatus to, NodeRequest request, TimeSpan within);
}

/// <summary>Something one node asks of another.</summary>
/// <param name="SessionId">Which session it is about.</param>
/// <param name="Command">What to tell the session; null: only whether it runs there.</param>
public sealed record NodeRequest(string SessionId, SessionCommand? Command);

/// <summary>What became of a request: exactly one of three, and the sender is told which.</summary>
public abstract record Delivery
{
    /// <summary>The session has it.</summary>
    /// <param name="Answer">What the session answered; null if this command has no answer.</param>
    public sealed record Done(object? Answer) : Delivery;

    /// <summary>It had no effect and will have none.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Gone">The session does not run there.</param>
    public sealed record NotDone(string Reason, bool Gone = false) : Delivery;

    /// <summary>It may or may not have had an effect: the connection or the time ended before an answer.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Unknown(string Reason) : Delivery;
}

/// <summary>Tells who sent a command to a session on another node that no answer will come.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Command">The command.</param>
/// <param name="Outcome"><see cref="Delivery.NotDone"/> or <see cref="Delivery.Unknown"/>.</param>
public sealed record CommandUndelivered(string SessionId, SessionCommand Command, Delivery Outcome);
