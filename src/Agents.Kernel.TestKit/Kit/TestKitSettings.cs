namespace Agents.Kernel.TestKit;

/// <summary>How long expectations wait when they are given no time and no <c>Within</c> is around them.</summary>
public sealed record TestKitSettings
{
    /// <summary>For expectations that a message comes, and for awaited conditions.</summary>
    public required TimeSpan SingleExpectDefault { get; init; }

    /// <summary>For expectations that no message comes. All of it passes in every test that succeeds.</summary>
    public required TimeSpan ExpectNoMessageDefault { get; init; }

    /// <summary>Between two looks at an awaited condition.</summary>
    public TimeSpan AwaitInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>In real time: 30 s, which only a hanging test uses up, and 100 ms.</summary>
    public static TestKitSettings RealTime { get; } = new()
    {
        SingleExpectDefault = TimeSpan.FromSeconds(30),
        ExpectNoMessageDefault = TimeSpan.FromMilliseconds(100),
        AwaitInterval = TimeSpan.FromMilliseconds(10),
    };

    /// <summary>In virtual time, where waiting costs nothing: 3 s (Akka.TestKit's default) for both.</summary>
    public static TestKitSettings Virtual { get; } = new()
    {
        SingleExpectDefault = TimeSpan.FromSeconds(3),
        ExpectNoMessageDefault = TimeSpan.FromSeconds(3),
    };
}
