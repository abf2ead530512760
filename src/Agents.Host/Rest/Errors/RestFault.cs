namespace Agents.Host.Rest;

/// <summary>A request cannot be served.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Names the fault for programs: one of <see cref="RestCodes"/>.</param>
/// <param name="message">Names the thing, the value and the way out; told to the client.</param>
internal sealed class RestFault(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>When to ask again; null: asking again does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
