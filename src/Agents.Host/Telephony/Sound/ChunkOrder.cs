namespace Agents.Host.Telephony;

/// <summary>
/// Puts numbered pieces in order that come out of it: one that is early waits for those before it, but only until some are waiting. Pieces that are
/// late or come twice are dropped. Pure; for one thread at a time.
/// </summary>
/// <typeparam name="T">What is in order.</typeparam>
/// <param name="window">Pieces that may wait.</param>
internal sealed class ChunkOrder<T>(int window = 4)
{
    private readonly SortedDictionary<long, T> _waiting = [];
    private long? _next;

    /// <summary>Takes a piece.</summary>
    /// <param name="chunk">Its number; null if it has none and is next.</param>
    /// <param name="piece">The piece.</param>
    /// <returns>The pieces whose turn it is.</returns>
    public IEnumerable<T> Add(long? chunk, T piece)
    {
        if (chunk is not { } number)
            return [piece];
        if (number < _next)
            return [];
        _waiting[number] = piece;
        _next ??= number;
        if (_waiting.Count > window)
            _next = _waiting.Keys.First();
        return TakeReady();
    }

    private List<T> TakeReady()
    {
        var ready = new List<T>();
        while (_next is { } next && _waiting.Remove(next, out var piece))
        {
            ready.Add(piece);
            _next = next + 1;
        }

        return ready;
    }
}
