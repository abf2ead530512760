namespace Agents.Inference;

/// <summary>The last ten requests, oldest out first (protocol 5.6).</summary>
internal sealed class InterruptionCache
{
    private const int Capacity = 10;
    private readonly List<InterruptionCacheEntry> _entries = [];

    public int Count => _entries.Count;

    public void Clear() => _entries.Clear();

    /// <summary>The entry of a request, made when it is unknown or was evicted.</summary>
    public InterruptionCacheEntry Get(ulong createdAt) =>
        _entries.Find(entry => entry.CreatedAt == createdAt) ?? new InterruptionCacheEntry { CreatedAt = createdAt };

    /// <summary>Stores an entry; a known one keeps its place.</summary>
    public void Put(InterruptionCacheEntry entry)
    {
        var known = _entries.FindIndex(other => other.CreatedAt == entry.CreatedAt);
        if (known >= 0)
        {
            _entries[known] = entry;
            return;
        }
        if (_entries.Count == Capacity)
            _entries.RemoveAt(0);
        _entries.Add(entry);
    }

    /// <summary>The oldest request without an answer; null when all are answered.</summary>
    public InterruptionCacheEntry? OldestUnanswered() => _entries.Find(entry => entry.TotalDuration is null);

    /// <summary>Forgets requests without an answer: they belonged to a connection that is gone.</summary>
    public void ForgetUnanswered() => _entries.RemoveAll(entry => entry.TotalDuration is null);

    /// <summary>Takes the newest answered entry out; an empty one when there is none.</summary>
    public InterruptionCacheEntry TakeNewestAnswered()
    {
        var newest = _entries.FindLastIndex(entry => entry.TotalDuration > TimeSpan.Zero);
        if (newest < 0)
            return new InterruptionCacheEntry();
        var entry = _entries[newest];
        _entries.RemoveAt(newest);
        return entry;
    }
}
