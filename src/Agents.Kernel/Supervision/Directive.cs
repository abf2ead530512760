namespace Agents.Kernel;

/// <summary>What to do with a child that failed. Akka.NET: <c>Directive</c>.</summary>
public enum Directive
{
    /// <summary>Let it go on with its state, without the message that failed.</summary>
    Resume,

    /// <summary>Replace the instance; the address and the waiting messages stay.</summary>
    Restart,

    /// <summary>Fail in turn: the next supervisor decides.</summary>
    Escalate,

    /// <summary>End it.</summary>
    Stop,
}
