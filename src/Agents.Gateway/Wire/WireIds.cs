namespace Agents.Gateway;

/// <summary>Identifiers as in protocol section 1.14: a prefix and 12 hex digits.</summary>
internal static class WireIds
{
    public static string New(string prefix) => prefix + Guid.NewGuid().ToString("N")[..12];
}
