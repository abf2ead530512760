using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Realtime;

/// <summary>The client secrets of this node. Only their hashes are kept. Thread safe.</summary>
/// <param name="time">Their clock.</param>
internal sealed class ClientSecrets(TimeProvider time)
{
    /// <summary>What every secret begins with.</summary>
    public const string Prefix = "ek_";

    private const int SweepAbove = 1000;

    private readonly ConcurrentDictionary<string, ClientSecret> _secrets = new();

    /// <summary>Makes a secret.</summary>
    /// <returns>The secret itself; it can't be had again.</returns>
    public string Issue(ClientSecret secret)
    {
        if (_secrets.Count >= SweepAbove)
            Sweep();
        var value = $"{Prefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        _secrets[Hash(value)] = secret;
        return value;
    }

    /// <summary>What a secret stands for; null if it is none, or too old.</summary>
    public ClientSecret? Find(string value) =>
        value.StartsWith(Prefix, StringComparison.Ordinal) && _secrets.TryGetValue(Hash(value), out var secret) && secret.ExpiresAt > time.GetUtcNow() ? secret : null;

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (hash, _) in _secrets.Where(secret => secret.Value.ExpiresAt <= now))
            _secrets.TryRemove(hash, out _);
    }

    private static string Hash(string value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
