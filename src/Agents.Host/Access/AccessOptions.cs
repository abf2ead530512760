namespace Agents.Host;

/// <summary>Who may use the host.</summary>
public sealed record AccessOptions
{
    /// <summary>
    /// API keys. Default none: then only programs on this machine are served, under the name <c>localhost</c>, <c>127.0.0.1</c> or <c>::1</c>, and
    /// any key is taken.
    /// </summary>
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>
    /// Web pages of other origins that may connect, such as <c>https://shop.example</c>. Default none: a browser's <c>Origin</c> must be the host's own.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
}
