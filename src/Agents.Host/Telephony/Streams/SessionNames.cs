using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Telephony;

/// <summary>Names sessions after calls, the same on every node, so that a call finds its session again. Pure.</summary>
internal static class SessionNames
{
    private const int Longest = 64;

    /// <summary>The session of a call.</summary>
    /// <param name="carrier">The carrier's name.</param>
    /// <param name="callId">The carrier's name of the call.</param>
    public static string Of(string carrier, string callId) => $"{carrier}-{(IsPlain(callId) ? callId : Hash(callId))}";

    private static bool IsPlain(string callId) => callId.Length is > 0 and <= Longest && callId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static string Hash(string callId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(callId)))[..40];
}
