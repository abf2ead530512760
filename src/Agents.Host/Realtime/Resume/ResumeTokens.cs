using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Realtime;

/// <summary>
/// Tokens with which a client takes up its conversation again. Each works once, for the key that opened the session; only hashes are kept. A leg withdraws its
/// token when it ends. Thread safe.
/// </summary>
internal sealed class ResumeTokens
{
    private readonly ConcurrentDictionary<string, (IActorRef Leg, string Tenant, bool Shared)> _legs = new();

    /// <summary>Makes a token.</summary>
    /// <param name="leg">Whose conversation it is.</param>
    /// <param name="tenant">Who may use it.</param>
    public string Issue(IActorRef leg, string tenant)
    {
        var token = $"rt_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        _legs[Hash(token)] = (leg, tenant, false);
        return token;
    }

    /// <summary>Says that a token is in the store: what that says of it counts.</summary>
    public void Share(string token)
    {
        if (_legs.TryGetValue(Hash(token), out var entry))
            _legs.TryUpdate(Hash(token), (entry.Leg, entry.Tenant, true), entry);
    }

    /// <summary>Uses a token up.</summary>
    /// <param name="token">The token.</param>
    /// <param name="tenant">Who uses it.</param>
    /// <param name="confirmed">Whether the store took it.</param>
    /// <returns>Whose conversation it is; null if the token is used, too old, or somebody else's.</returns>
    public IActorRef? Redeem(string token, string tenant, bool confirmed = false)
    {
        var hash = Hash(token);
        return _legs.TryGetValue(hash, out var entry) && entry.Tenant == tenant && (confirmed || !entry.Shared) && _legs.TryRemove(hash, out entry) ? entry.Leg : null;
    }

    /// <summary>Takes a token back.</summary>
    public void Withdraw(string token) => _legs.TryRemove(Hash(token), out _);

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
