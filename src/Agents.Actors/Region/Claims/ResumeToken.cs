using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Agents.Actors;

/// <summary>
/// What lets a caller come back to a session on any node: opaque, good for one use, kept only as a hash that is bound to whoever got it.
/// </summary>
public static class ResumeToken
{
    private const int Bytes = 32;

    /// <summary>A new token: 256 random bits as text that fits into addresses and subprotocols.</summary>
    public static Sensitive<string> Create() => Sensitive.Of(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The hash of a token, as a directory keeps it.</summary>
    /// <param name="token">The token.</param>
    /// <param name="boundTo">Who got it, such as the name of the access key; nobody else can use it.</param>
    public static string Hash(string token, string boundTo)
        => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(boundTo)));
}
