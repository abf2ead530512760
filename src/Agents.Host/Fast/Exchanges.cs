using System.Collections.Concurrent;
using System.Globalization;

namespace Agents.Host.Fast;

/// <summary>All exchanges of one call, found by the id that the client side puts into a request header.</summary>
/// <param name="hold">Claims the shared clock for the named work until disposed.</param>
internal sealed class Exchanges(Func<string, IDisposable> hold)
{
    /// <summary>Carries the exchange's id from the session's side of a socket to the gateway's.</summary>
    public const string Header = "X-Agents-Exchange";

    private readonly ConcurrentDictionary<string, Exchange> _open = new();
    private long _last;

    /// <summary>Opens an exchange for a request to <paramref name="path"/>.</summary>
    public (string Id, Exchange Exchange) Open(string path)
    {
        var id = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var exchange = new Exchange(() => hold($"{path} #{id}"));
        _open[id] = exchange;
        return (id, exchange);
    }

    /// <summary>Hands the gateway's side the exchange that a request belongs to; null for a request of somebody else.</summary>
    public Exchange? Take(string? id) => id is not null && _open.TryRemove(id, out var exchange) ? exchange : null;
}
