namespace Agents.Kernel;

/// <summary>The order of addresses: protocol, system, host, port. No host and no port come first.</summary>
internal sealed class AddressComparer : IComparer<Address>
{
    public int Compare(Address? x, Address? y)
    {
        if (ReferenceEquals(x, y))
            return 0;
        if (x is null)
            return -1;
        if (y is null)
            return 1;

        var order = string.CompareOrdinal(x.Protocol, y.Protocol);
        if (order == 0)
            order = string.CompareOrdinal(x.System, y.System);
        if (order == 0)
            order = string.CompareOrdinal(x.Host, y.Host);
        return order == 0 ? Nullable.Compare(x.Port, y.Port) : order;
    }
}
