using Agents.Store;

namespace Agents.Host;

/// <summary>Where conversations are kept so that they outlive the process.</summary>
public sealed record StoreOptions
{
    /// <summary><c>sqlite:FILE</c> for one node, <c>postgresql://user:password@host:port/database</c> for many.</summary>
    public required string Address { get; init; }

    /// <summary>How long conversations are kept. Old ones are erased every hour.</summary>
    public RetentionOptions Retention { get; init; } = new();
}
