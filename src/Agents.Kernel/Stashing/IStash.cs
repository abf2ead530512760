namespace Agents.Kernel;

/// <summary>Messages put aside for later, in their order. Survives <c>Become</c>; on restart and stop all go back to the mailbox. Akka.NET: <c>IStash</c>.</summary>
public interface IStash
{
    /// <summary>How many messages are put aside.</summary>
    int Count { get; }

    /// <summary>True if there are none.</summary>
    bool IsEmpty { get; }

    /// <summary>True if there are any.</summary>
    bool NonEmpty { get; }

    /// <summary>True if no more fit.</summary>
    bool IsFull { get; }

    /// <summary>How many fit; −1 without a limit.</summary>
    int Capacity { get; }

    /// <summary>Puts the message being handled aside.</summary>
    /// <exception cref="InvalidOperationException">It is put aside already, or no message is being handled.</exception>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    void Stash();

    /// <summary>Puts the oldest message back at the head of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages back at the head of the mailbox, the oldest first.</summary>
    void UnstashAll();

    /// <summary>Puts those messages back that the predicate wants; the others are dropped.</summary>
    /// <param name="predicate">Says which.</param>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Empties the stash.</summary>
    /// <returns>What was in it, the oldest first.</returns>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages before those in the stash.</summary>
    /// <param name="envelopes">The messages, the oldest first; those that are in the stash already are left out.</param>
    /// <exception cref="StashOverflowException">They do not fit.</exception>
    void Prepend(IEnumerable<Envelope> envelopes);
}
