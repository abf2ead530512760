namespace Agents.Kernel;

/// <summary>
/// Segments for waiting messages, so that an idle mailbox holds none and a busy one allocates none. Each thread keeps a few of each size; what it has
/// too many of it hands on, a chain at a time, to the threads that run short: senders rent on their thread, the actor returns on another.
/// What does not fit (at most some 3 MB for the process and 0.2 MB per thread are kept) is left to the collector, so a burst leaves nothing behind.
/// </summary>
internal static class SegmentPool
{
    private const int Sizes = 4; // 8, 32, 128, 512 slots
    private const int ChainLength = 8;
    private const int SharedChains = 32;

    private static readonly MailboxSegment?[] Shared = new MailboxSegment?[Sizes * SharedChains];

    [ThreadStatic]
    private static Kept[]? _kept;

    /// <summary>A segment to follow another: four times its size up to the largest, or the smallest to begin with.</summary>
    public static MailboxSegment RentAfter(MailboxSegment? before)
    {
        var size = before is null ? 0 : Math.Min(SizeOf(before) + 1, Sizes - 1);
        ref var kept = ref KeptHere(size);
        if (kept.First is null && TakeShared(size) is { } chain)
            (kept.First, kept.Count) = (chain, ChainLength);
        if (kept.First is not { } segment)
            return new MailboxSegment(8 << (2 * size));
        kept.First = segment.Next;
        kept.Count--;
        segment.Next = null;
        return segment;
    }

    /// <summary>Takes an empty segment back.</summary>
    public static void Return(MailboxSegment segment)
    {
        var size = SizeOf(segment);
        ref var kept = ref KeptHere(size);
        (segment.Start, segment.End, segment.Next) = (0, 0, kept.First);
        kept.First = segment;
        if (++kept.Count == 2 * ChainLength)
            Share(ref kept, size);
    }

    private static int SizeOf(MailboxSegment segment) => (int.Log2(segment.Slots.Length) - 3) / 2;

    private static ref Kept KeptHere(int size) => ref (_kept ??= new Kept[Sizes])[size];

    private static MailboxSegment? TakeShared(int size)
    {
        for (var i = size * SharedChains; i < (size + 1) * SharedChains; i++)
        {
            if (Volatile.Read(ref Shared[i]) is not null && Interlocked.Exchange(ref Shared[i], null) is { } chain)
                return chain;
        }

        return null;
    }

    /// <summary>Gives half of what a thread keeps to the others, or to the collector if they have enough.</summary>
    private static void Share(ref Kept kept, int size)
    {
        var last = kept.First!;
        for (var i = 1; i < ChainLength; i++)
            last = last.Next!;
        var chain = kept.First;
        (kept.First, kept.Count) = (last.Next, ChainLength);
        last.Next = null;
        for (var i = size * SharedChains; i < (size + 1) * SharedChains; i++)
        {
            if (Volatile.Read(ref Shared[i]) is null && Interlocked.CompareExchange(ref Shared[i], chain, null) is null)
                return;
        }
    }

    private struct Kept
    {
        public MailboxSegment? First;
        public int Count;
    }
}
