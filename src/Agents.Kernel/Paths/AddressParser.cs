using System.Globalization;

namespace Agents.Kernel;

/// <summary>Reads <c>protocol://system[@host[:port]][/path]</c>. IPv6 hosts stand in brackets.</summary>
internal static class AddressParser
{
    private const string SchemeEnd = "://";

    /// <summary>Cuts the text where the path begins; the path is <c>/</c> if the text ends with the address.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out ReadOnlySpan<char> address, out ReadOnlySpan<char> path)
    {
        address = path = default;
        var scheme = text.IndexOf(SchemeEnd);
        if (scheme < 1)
            return false;

        var authority = scheme + SchemeEnd.Length;
        var slash = text[authority..].IndexOf('/');
        address = slash < 0 ? text : text[..(authority + slash)];
        path = slash < 0 ? "/" : text[(authority + slash)..];
        return true;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Address? address, out ReadOnlySpan<char> path)
    {
        address = null;
        if (!TrySplit(text, out var head, out path) || head[0] == '/')
        {
            path = default;
            return false;
        }

        var scheme = head.IndexOf(SchemeEnd);
        address = ParseAuthority(head[..scheme].ToString(), head[(scheme + SchemeEnd.Length)..]);
        if (address is null)
            path = default;
        return address is not null;
    }

    private static Address? ParseAuthority(string protocol, ReadOnlySpan<char> authority)
    {
        var at = authority.IndexOf('@');
        if (at < 0)
            return IsSystemName(authority) ? new Address(protocol, authority.ToString()) : null;

        var system = authority[..at];
        var hostPort = authority[(at + 1)..];
        var colon = hostPort.LastIndexOf(':');
        if (!IsSystemName(system) || hostPort.IsEmpty || colon == 0)
            return null;
        if (colon < 0 || hostPort[^1] == ']')
            return new Address(protocol, system.ToString(), hostPort.ToString());

        return ushort.TryParse(hostPort[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new Address(protocol, system.ToString(), hostPort[..colon].ToString(), port)
            : null;
    }

    private static bool IsSystemName(ReadOnlySpan<char> name) => !name.IsEmpty && name.IndexOfAny(" \t:?#") < 0;
}
