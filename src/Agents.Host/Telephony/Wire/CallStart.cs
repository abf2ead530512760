using Agents.Host.Legs;

namespace Agents.Host.Telephony;

/// <summary>Which call a stream is for.</summary>
/// <param name="StreamId">The carrier's name of the stream.</param>
/// <param name="CallId">The carrier's name of the call.</param>
/// <param name="Format">The form of the caller's sound.</param>
internal sealed record CallStart(string StreamId, string CallId, LegFormat Format)
{
    /// <summary>What the answer to the webhook handed over.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
