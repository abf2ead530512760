using System.CommandLine;
using System.Net;
using Agents.Host.Cli;

namespace Agents.Host.Serve;

/// <summary>Options of the command line about store and cluster.</summary>
internal sealed class NodeFlags
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "Keep conversations in sqlite:FILE or postgresql://user:password@host/database; also AGENTS_STORE.",
    };

    private readonly Option<string?> _node = new("--node")
    {
        Description = "Name of this node among those that share the store. Default: the machine's name.",
    };

    private readonly Option<string?> _listen = new("--node-listen") { Description = "IP:PORT for other nodes. Needs AGENTS_NODE_KEYS (NAME:BASE64)." };

    private readonly Option<Uri?> _url = new("--node-url") { Description = "Where other nodes find this one, such as https://10.0.0.7:8443." };

    private readonly Option<string?> _certificate = new("--node-certificate")
    {
        Description = "PEM file with certificate and key for --node-listen beyond this machine.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _store, _node, _listen, _url, _certificate })
            command.Add(option);
    }

    public StoreOptions? Store(ParseResult parsed, Func<string, string?> environment)
        => (parsed.GetValue(_store) ?? environment("AGENTS_STORE")) is { Length: > 0 } address ? new StoreOptions { Address = address } : null;

    public NodeOptions Node(ParseResult parsed, Func<string, string?> environment) => new()
    {
        Name = parsed.GetValue(_node) ?? Environment.MachineName,
        Listen = parsed.GetValue(_listen) is { } at ? Address(at) : null,
        Url = parsed.GetValue(_url),
        Keys = environment("AGENTS_NODE_KEYS"),
    };

    public string? Certificate(ParseResult parsed) => parsed.GetValue(_certificate);

    private static IPEndPoint Address(string text) => IPEndPoint.TryParse(text, out var address) && address.Port > 0
        ? address
        : throw new UsageException($"--node-listen '{text}' is not IP:PORT: write one such as 127.0.0.1:9090.");
}
