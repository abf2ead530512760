using System.Security.Cryptography;

namespace Agents.Host.Cluster;

/// <summary>
/// The keys that nodes sign with. The first one signs, all are accepted: to change keys, give every node the new one as second, then as first, then
/// drop the old one.
/// </summary>
internal sealed class NodeKeys
{
    private const int ShortestSecret = 32;

    private readonly IReadOnlyList<(string Name, byte[] Secret)> _keys;

    private NodeKeys(IReadOnlyList<(string Name, byte[] Secret)> keys) => _keys = keys;

    /// <summary>Name of the key that signs.</summary>
    public string Current => _keys[0].Name;

    /// <summary>Reads <c>name:base64,name:base64</c>.</summary>
    /// <exception cref="FormatException">A key has no name, is not base64 or is shorter than 32 bytes; never repeats the key.</exception>
    public static NodeKeys Parse(string text)
    {
        var keys = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne).ToList();
        return keys.Count > 0 ? new NodeKeys(keys) : throw new FormatException("There is no key: write NAME:BASE64 with at least 32 random bytes.");
    }

    /// <summary>Signs with the current key.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => HMACSHA256.HashData(_keys[0].Secret, data);

    /// <summary>Whether a signature was made with one of the keys.</summary>
    public bool Verify(string key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        => _keys.FirstOrDefault(known => known.Name == key).Secret is { } secret
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, data), signature);

    private static (string Name, byte[] Secret) ParseOne(string text, int index)
    {
        var parts = text.Split(':', 2);
        var secret = new byte[text.Length];
        if (parts.Length != 2 || parts[0].Length == 0 || !Convert.TryFromBase64String(parts[1], secret, out var length) || length < ShortestSecret)
            throw new FormatException($"Key {index + 1} is not NAME:BASE64 with at least {ShortestSecret} bytes.");
        return (parts[0], secret[..length]);
    }
}
