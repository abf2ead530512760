namespace Agents.Messages;

/// <summary>Ids of the protocol (1.14): a prefix and 12 hexadecimal digits of a random UUID.</summary>
public static class ShortId
{
    /// <summary>A fresh id.</summary>
    public static string Create(string prefix = "") => string.Concat(prefix, Guid.NewGuid().ToString("N").AsSpan(0, 12));
}
