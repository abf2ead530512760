namespace Agents.Host.Cluster;

/// <summary>Names on the wire between nodes.</summary>
internal static class NodeHeaders
{
    public const string Path = "/node/v1/messages";
    public const string Sender = "Agents-Node-Sender";
    public const string Target = "Agents-Node-Target";
    public const string Sequence = "Agents-Node-Sequence";
    public const string Key = "Agents-Node-Key";
    public const string Signature = "Agents-Node-Signature";
}
