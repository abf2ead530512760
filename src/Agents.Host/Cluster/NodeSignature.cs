using System.Text;
using Agents.Actors;

namespace Agents.Host.Cluster;

/// <summary>What is signed of a message between nodes: its kind, who sends it, to whom, its number, and its body.</summary>
internal static class NodeSignature
{
    /// <summary>The bytes of a request.</summary>
    public static byte[] OfRequest(string sender, string target, long sequence, ReadOnlySpan<byte> body) => Join("request", sender, target, sequence, body);

    /// <summary>The bytes of an answer to a request.</summary>
    public static byte[] OfAnswer(string sender, string target, long sequence, ReadOnlySpan<byte> body) => Join("answer", sender, target, sequence, body);

    /// <summary>Reads <c>name#incarnation</c>; null if it is not that.</summary>
    public static NodeId? ParseNode(string? text)
        => text?.Split('#') is [{ Length: > 0 } name, var number] && long.TryParse(number, out var incarnation) ? new NodeId(name, incarnation) : null;

    /// <summary>No part can run into the next: names hold no line feed.</summary>
    private static byte[] Join(string kind, string sender, string target, long sequence, ReadOnlySpan<byte> body)
        => [.. Encoding.UTF8.GetBytes($"agents-node-1\n{kind}\n{sender}\n{target}\n{sequence}\n"), .. body];
}
