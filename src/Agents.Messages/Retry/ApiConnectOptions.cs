namespace Agents.Messages;

/// <summary>How often and how patiently a component tries (protocol 1.11, <c>APIConnectOptions</c>).</summary>
public sealed record ApiConnectOptions
{
    /// <summary>3 retries, 2 s apart, 10 s for each try.</summary>
    public static ApiConnectOptions Default { get; } = new();

    /// <summary>Retries after the first failure. 0 or more, default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxRetry
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxRetry), value, "MaxRetry must be 0 or more.");
    } = 3;

    /// <summary>The wait before the second and every later retry; the first retry follows after 0.1 s. 0 or more, default 2 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan RetryInterval
    {
        get;
        init => field = NotNegative(value, nameof(RetryInterval));
    } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait for a connection, and for each answer where the protocol limits it. 0 or more, default 10 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = NotNegative(value, nameof(Timeout));
    } = TimeSpan.FromSeconds(10);

    /// <summary>The wait before the retry that follows failure number <paramref name="failure"/>: 0.1 s after the first (0), then <see cref="RetryInterval"/>.</summary>
    public TimeSpan Delay(int failure) => failure == 0 ? TimeSpan.FromMilliseconds(100) : RetryInterval;

    private static TimeSpan NotNegative(TimeSpan value, string name) => value >= TimeSpan.Zero
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be 0 or more.");
}
