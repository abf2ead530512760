namespace Agents.Hocon;

/// <summary>Bounds that keep a mistaken or hostile document from exhausting stack, memory or time. Crossing one is a <see cref="HoconException"/>.</summary>
public static class HoconLimits
{
    /// <summary>Nesting of objects and arrays, elements of one path, and substitutions that wait for each other: 256.</summary>
    public const int MaxDepth = 256;

    /// <summary>Values in the finished document, counting a value again for each place it was substituted into: 1,000,000.</summary>
    public const int MaxValues = 1_000_000;

    /// <summary>Characters of one text put together from pieces: 16 Mi.</summary>
    public const int MaxTextLength = 16 * 1024 * 1024;

    /// <summary>Files read for one document, counting repeated includes: 1000.</summary>
    public const int MaxIncludes = 1_000;

    /// <summary>Files inside files inside files: 32.</summary>
    public const int MaxIncludeDepth = 32;

    /// <summary>Errors reported for one document: 50.</summary>
    public const int MaxErrors = 50;
}
