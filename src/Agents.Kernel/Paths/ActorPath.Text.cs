using System.Globalization;
using System.Text;

namespace Agents.Kernel;

public abstract partial class ActorPath
{
    /// <summary>Reads a whole path such as <c>akka://calls/user/a</c> or <c>akka://calls/user/a#42</c>.</summary>
    /// <exception cref="UriFormatException">The text is no path.</exception>
    public static ActorPath Parse(string path) => TryParse(path, out var parsed)
        ? parsed!
        : throw new UriFormatException($"'{path}' is no path of an actor: write 'akka://system/user/name'.");

    /// <summary>Reads a whole path. Returns false if the text is no path.</summary>
    public static bool TryParse(string path, out ActorPath? actorPath)
    {
        actorPath = null;
        return TryParseAddress(path, out var address, out var names) && TryParse(new RootActorPath(address!), names, out actorPath);
    }

    /// <summary>Reads names below a path: <c>/user/a</c>. Returns false if the text does not begin with <c>/</c> or holds a bad uid.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, out ActorPath? actorPath) =>
        TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Reads names below a path: <c>/user/a</c>. Returns false if the text does not begin with <c>/</c> or holds a bad uid.</summary>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, out ActorPath? actorPath)
    {
        actorPath = null;
        if (absoluteUri.IsEmpty || absoluteUri[0] != '/')
            return false;

        var path = basePath;
        foreach (var range in absoluteUri.Split('/'))
        {
            var element = absoluteUri[range];
            if (element.IsEmpty)
                continue;
            if (!PathElement.TrySplitUid(element, out var name, out var uid) || name.IsEmpty)
                return false;
            path = new ChildActorPath(path, name.ToString(), uid);
        }

        actorPath = path;
        return true;
    }

    /// <summary>Reads the address a path begins with.</summary>
    public static bool TryParseAddress(string path, out Address? address) => TryParseAddress(path, out address, out _);

    /// <summary>Reads the address a path begins with and hands back the names after it (<c>/</c> if there are none).</summary>
    public static bool TryParseAddress(string path, out Address? address, out ReadOnlySpan<char> absoluteUri) =>
        Address.TryParse(path.AsSpan(), out address, out absoluteUri);

    /// <summary>Cuts a path into its address and the names after it, without reading either.</summary>
    public static bool TryParseParts(ReadOnlySpan<char> path, out ReadOnlySpan<char> address, out ReadOnlySpan<char> absoluteUri) =>
        AddressParser.TrySplit(path, out address, out absoluteUri);

    /// <summary>Names joined by slashes, with a leading slash: <c>/user/a</c>.</summary>
    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join('/', pathElements);

    /// <summary>The names alone: <c>/user/a</c>; <c>/</c> for the root.</summary>
    public string ToStringWithoutAddress() => AppendNames(new StringBuilder()).ToString();

    /// <summary>Address, names and, if there is one, the uid: <c>akka://calls/user/a#42</c>.</summary>
    public string ToStringWithUid() => Format(Address, withUid: true);

    /// <summary>Address and names: <c>akka://calls/user/a</c>.</summary>
    public string ToStringWithAddress() => Format(Address, withUid: false);

    /// <summary>Names below the given address, unless this path has an address with a host and a port of its own.</summary>
    public string ToStringWithAddress(Address address) => Format(Reachable(address), withUid: false);

    /// <summary>Address, names and uid, as a path is written to others.</summary>
    public string ToSerializationFormat() => Format(Address, withUid: true);

    /// <summary>Names and uid below the given address, unless this path has an address with a host and a port of its own.</summary>
    public string ToSerializationFormatWithAddress(Address address) => Format(Reachable(address), withUid: true);

    /// <summary>Address and names: <c>akka://calls/user/a</c>.</summary>
    public override string ToString() => ToStringWithAddress();

    private Address Reachable(Address other) => Address is { Host: not null, Port: not null } own ? own : other;

    private string Format(Address address, bool withUid)
    {
        var text = AppendNames(new StringBuilder(address.ToString()));
        if (withUid && Uid != 0)
            text.Append(CultureInfo.InvariantCulture, $"#{Uid}");
        return text.ToString();
    }

    private StringBuilder AppendNames(StringBuilder text)
    {
        if (Parent is null)
            return text.Append('/').Append(Name);
        if (Parent.Parent is not null || Parent.Name.Length > 0)
            Parent.AppendNames(text);
        return text.Append('/').Append(Name);
    }
}
