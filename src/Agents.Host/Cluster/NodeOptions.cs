using System.Net;
using Agents.Actors;

namespace Agents.Host;

/// <summary>What this host is among the nodes that share a store.</summary>
public sealed record NodeOptions
{
    /// <summary>Its name; no two nodes have the same. Default: the name of the machine.</summary>
    public string Name { get; init; } = Environment.MachineName;

    /// <summary>Where it listens for other nodes, over HTTP/2. Null: other nodes cannot reach its sessions.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>Where other nodes find it. Null: at <see cref="Listen"/>. Beyond this machine it begins with https.</summary>
    public Uri? Url { get; init; }

    /// <summary>Keys that all nodes share, as <c>NAME:BASE64,NAME:BASE64</c>: the first signs, all are accepted. Needed with <see cref="Listen"/>.</summary>
    public string? Keys { get; init; }

    /// <summary>How long it is believed to live without a sign.</summary>
    public LeaseOptions Lease { get; init; } = new();

    /// <summary>The address for other nodes; empty if there is none.</summary>
    internal string Address => Url?.ToString() ?? (Listen is { } at ? $"http://{at}" : "");

    /// <exception cref="ArgumentException">A rule is broken; says which setting and what is allowed.</exception>
    internal void Validate()
    {
        if (!ActorPath.IsValidPathElement(Name) || Name.Contains('@', StringComparison.Ordinal))
            throw new ArgumentException($"Node.Name is \"{Name}\": use letters, digits, '-', '_' and '.'.");
        if (Listen is not null && Keys is null)
            throw new ArgumentException("Node.Listen is set and Node.Keys is not: nodes sign what they tell each other; give all the same keys.");
        if (Url is { IsAbsoluteUri: false } || (Url is { IsLoopback: false } url && url.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"Node.Url is {Url}: beyond this machine nodes talk over https only.");
    }
}
