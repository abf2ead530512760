namespace Agents.Kernel;

/// <summary>
/// Names an actor system and, if it can be reached from elsewhere, where: <c>akka://calls</c> or <c>akka.tcp://calls@10.0.0.1:2552</c>.
/// Immutable. Akka.Actor.Address.
/// </summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ICloneable
{
    /// <summary>Orders addresses by protocol, system, host and port, each compared ordinally.</summary>
    public static readonly IComparer<Address> Comparer = new AddressComparer();

    /// <summary>Stands for every system at once, where a message is not about one of them.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    /// <summary>Creates an address.</summary>
    /// <param name="protocol">Protocol before <c>://</c>, for example <c>akka</c>.</param>
    /// <param name="system">Name of the actor system.</param>
    /// <param name="host">Host name or IP address; null for a system that is only known inside this process. Kept in lower case.</param>
    /// <param name="port">Port, 0 to 65535; null if there is none.</param>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(system);
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
    }

    /// <summary>Host in lower case; null for a local address.</summary>
    public string? Host { get; }

    /// <summary>Port; null for a local address.</summary>
    public int? Port { get; }

    /// <summary>Name of the actor system.</summary>
    public string System { get; }

    /// <summary>Protocol, for example <c>akka</c>.</summary>
    public string Protocol { get; }

    /// <summary>True if the address only means something inside this process: it has no host.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>True if the address can be used from other processes: it has a host.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>Same address with another protocol.</summary>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>Same address with another system name.</summary>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <summary>Same address with another host, or none.</summary>
    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    /// <summary>Same address with another port, or none.</summary>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The part after the protocol: <c>calls</c> or <c>calls@10.0.0.1:2552</c>.</summary>
    public string HostPort() => (Host, Port) switch
    {
        (null, _) => System,
        (_, null) => $"{System}@{Host}",
        _ => $"{System}@{Host}:{Port}",
    };

    /// <summary>Reads an address; a path after it is ignored.</summary>
    /// <exception cref="UriFormatException">The text is no address.</exception>
    public static Address Parse(string address) => TryParse(address, out var parsed)
        ? parsed!
        : throw new UriFormatException($"'{address}' is no address: write 'akka://system' or 'akka.tcp://system@host:port'.");

    /// <summary>Reads an address; a path after it is ignored. Returns false if the text is no address.</summary>
    public static bool TryParse(string path, out Address? address) => TryParse(path.AsSpan(), out address);

    /// <summary>Reads an address and hands back the path after it (<c>/</c> if there is none).</summary>
    public static bool TryParse(string path, out Address? address, out string? absolutUri)
    {
        var parsed = TryParse(path.AsSpan(), out address, out var rest);
        absolutUri = parsed ? rest.ToString() : null;
        return parsed;
    }

    /// <summary>Reads an address; a path after it is ignored. Returns false if the text is no address.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address? address) => TryParse(span, out address, out _);

    /// <summary>Reads an address and hands back the path after it (<c>/</c> if there is none).</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address? address, out ReadOnlySpan<char> absolutUri) =>
        AddressParser.TryParse(span, out address, out absolutUri);

    /// <inheritdoc/>
    public object Clone() => new Address(Protocol, System, Host, Port);

    /// <inheritdoc/>
    public int CompareTo(Address? other) => Comparer.Compare(this, other);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Address other => CompareTo(other),
        _ => throw new ArgumentException($"An Address cannot be compared with a {obj.GetType()}.", nameof(obj)),
    };

    /// <inheritdoc/>
    public bool Equals(Address? other) =>
        ReferenceEquals(this, other) ||
        (other is not null && Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Protocol, System, Host, Port);

    /// <summary>The whole address: <c>akka.tcp://calls@10.0.0.1:2552</c>.</summary>
    public override string ToString() => $"{Protocol}://{HostPort()}";

    /// <summary>True if both name the same system at the same place.</summary>
    public static bool operator ==(Address? left, Address? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True if they differ.</summary>
    public static bool operator !=(Address? left, Address? right) => !(left == right);
}
