namespace Agents.Kernel;

/// <summary>
/// Arrays for waiting messages, kept per thread, so that an idle actor holds none and a busy one allocates none. Sizes are powers of four
/// from 8 to 32 768; larger ones are left to the collector.
/// </summary>
internal static class EnvelopePool
{
    private const int Smallest = 8;
    private const int Classes = 7; // 8, 32, 128, 512, 2 048, 8 192, 32 768
    private const int KeptPerClass = 4;

    [ThreadStatic]
    private static Envelope[]?[]? _kept;

    /// <summary>An array of at least <paramref name="length"/> slots.</summary>
    public static Envelope[] Rent(int length)
    {
        var (index, size) = ClassOf(length);
        if (_kept is { } kept && index < Classes)
        {
            for (var i = index * KeptPerClass; i < (index + 1) * KeptPerClass; i++)
            {
                if (kept[i] is { } array)
                {
                    kept[i] = null;
                    return array;
                }
            }
        }

        return new Envelope[size];
    }

    /// <summary>Takes an array back; its slots must be empty.</summary>
    public static void Return(Envelope[] array)
    {
        var (index, size) = ClassOf(array.Length);
        if (index >= Classes || size != array.Length)
            return;
        var kept = _kept ??= new Envelope[]?[Classes * KeptPerClass];
        for (var i = index * KeptPerClass; i < (index + 1) * KeptPerClass; i++)
        {
            if (kept[i] is null)
            {
                kept[i] = array;
                return;
            }
        }
    }

    private static (int Index, int Size) ClassOf(int length)
    {
        var index = 0;
        var size = Smallest;
        while (size < length)
        {
            size *= 4;
            index++;
        }

        return (index, size);
    }
}
