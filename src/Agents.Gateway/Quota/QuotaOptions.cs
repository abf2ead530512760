namespace Agents.Gateway;

/// <summary>What each API key may use of the language model. What is null is neither limited nor reported.</summary>
public sealed record QuotaOptions
{
    /// <summary>Requests in a minute, 1 or more.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens in a minute, read and written, 1 or more.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>Tokens altogether, for as long as the gateway runs, 1 or more.</summary>
    public long? Credits { get; init; }
}
