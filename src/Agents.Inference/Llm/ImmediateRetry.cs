using Agents.Messages;

namespace Agents.Inference;

/// <summary>Sending a chat request again within one attempt, as OpenAI's client does (section 7, number 14). Pure.</summary>
internal static class ImmediateRetry
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

    /// <summary>Whether this failure, before any byte of an answer, may pass by itself.</summary>
    public static bool MayHelp(Exception error) => error switch
    {
        ApiStatusException { StatusCode: 408 or 409 or 429 or >= 500 } => true,
        ApiStatusException or OperationCanceledException => false,
        _ => error is HttpRequestException or IOException,
    };

    /// <summary>How long to wait.</summary>
    /// <param name="made">Retries already made.</param>
    /// <param name="asked">What the service asked for (<c>Retry-After</c>); counts up to a minute.</param>
    public static TimeSpan Delay(int made, TimeSpan? asked) => asked is { } wait && wait > TimeSpan.Zero && wait <= LongestAsked
        ? wait
        : TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(made, 10), Longest.Ticks));

    /// <summary>The wait in seconds that an answer asks for; null where it asks for none.</summary>
    public static TimeSpan? AskedBy(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;
}
