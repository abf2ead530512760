namespace Agents.Kernel;

/// <summary>What a scheduled entry runs. An object that is needed anyway can implement it, so that scheduling allocates nothing but the entry.</summary>
internal interface IScheduledCallback
{
    /// <summary>The entry is due. Must not block.</summary>
    void Fire(ScheduledEntry entry);

    /// <summary>The scheduler has ended with its system before the entry was due: it will never fire. Must not block.</summary>
    void Abandon()
    {
    }
}
