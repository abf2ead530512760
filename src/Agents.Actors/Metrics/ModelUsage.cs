namespace Agents.Actors;

/// <summary>What one model has been used for in a session (voice-session.md 8.2).</summary>
/// <param name="Kind">llm, stt or tts.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Model">The model.</param>
public sealed record ModelUsage(string Kind, string Provider, string Model)
{
    /// <summary>Tokens in.</summary>
    public long InputTokens { get; init; }

    /// <summary>Of these, tokens that the provider had cached.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Tokens out.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Characters given to a voice.</summary>
    public long Characters { get; init; }

    /// <summary>Audio heard or made.</summary>
    public TimeSpan AudioDuration { get; init; }
}
