using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Access;

/// <summary>The API keys of the host, as hashes. Comparisons take the same time whatever is presented.</summary>
internal sealed class KeyRing(IEnumerable<string> keys)
{
    private readonly byte[][] _hashes = [.. keys.Select(Hash)];

    /// <summary>Whether there are no keys.</summary>
    public bool IsEmpty => _hashes.Length == 0;

    /// <summary>The name of the key that was presented; null if it is none of these.</summary>
    public string? Find(string key)
    {
        var hash = Hash(key);
        byte[]? found = null;
        foreach (var known in _hashes)
            if (CryptographicOperations.FixedTimeEquals(known, hash))
                found = known;
        return found is null ? null : $"key-{Convert.ToHexStringLower(found)[..12]}";
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
