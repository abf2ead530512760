namespace Agents.Kernel;

/// <summary>A stretch of waiting messages: filled at the end, emptied (and sometimes filled again) at the start.</summary>
internal sealed class MailboxSegment(int capacity)
{
    /// <summary>The slots; those from <see cref="Start"/> to before <see cref="End"/> hold messages, all others are empty.</summary>
    public readonly Envelope[] Slots = new Envelope[capacity];

    /// <summary>The oldest message.</summary>
    public int Start;

    /// <summary>Behind the newest message.</summary>
    public int End;

    /// <summary>The segment after this one.</summary>
    public MailboxSegment? Next;

    /// <summary>True if nothing fits behind the newest message.</summary>
    public bool IsFull => End == Slots.Length;
}
