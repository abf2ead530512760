using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace Agents.Actors;

/// <summary>Holds the connection to one server: connects, lists the tools for whoever follows them, and connects again when it is lost.</summary>
internal sealed class McpServerActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly McpToolSource _source;
    private readonly McpLink _link;
    private readonly HashSet<IActorRef> _followers = [];
    private CancellationTokenSource? _attempt;
    private McpClient? _client;
    private McpToolsListed? _listed;
    private int _failures;

    public McpServerActor(McpToolSource source)
    {
        (_source, _link) = (source, new McpLink(source.Name));
        Receive<FollowMcpTools>(_ => OnFollow(Sender));
        Receive<Terminated>(gone => _followers.Remove(gone.ActorRef));
        Receive<McpConnected>(OnConnected);
        Receive<Lost>(OnLost);
        Receive<ConnectAgain>(_ => Connect());
        Receive<ConnectOverdue>(_ => _attempt?.Cancel());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Connect();

    protected override void PostStop()
    {
        _attempt?.Cancel();
        _link.Client = null;
        _ = _client?.DisposeAsync().AsTask();
    }

    private void OnFollow(IActorRef follower)
    {
        Context.Watch(follower);
        _followers.Add(follower);
        if (_listed is { } listed)
            follower.Tell(listed);
    }

    private void Connect()
    {
        _attempt = new CancellationTokenSource();
        Timers.StartSingleTimer(ConnectOverdue.Instance, ConnectOverdue.Instance, _source.ConnectTimeout);
        ConnectAsync(_source, _attempt.Token).PipeTo(Self, Self, connected => connected, error => new Lost(null, error));
    }

    private static async Task<McpConnected> ConnectAsync(McpToolSource source, CancellationToken stop)
    {
        var client = await McpClient.CreateAsync(source.NewTransport(), cancellationToken: stop);
        try
        {
            return new McpConnected(client, [.. await client.ListToolsAsync(cancellationToken: stop)]);
        }
        catch (Exception)
        {
            await client.DisposeAsync();
            throw;
        }
    }

    private void OnConnected(McpConnected connected)
    {
        Timers.Cancel(ConnectOverdue.Instance);
        (_client, _failures) = (connected.Client, 0);
        _link.Client = connected.Client;
        connected.Client.Completion.PipeTo(Self, Self, ended => new Lost(connected.Client, ended.Exception));
        _listed = new McpToolsListed(_source.Name, [.. connected.Tools
            .Where(tool => _source.AllowedTools?.Contains(tool.Name) ?? true)
            .Select(AIFunction (tool) => new McpFunction(tool, _source, _link))]);
        foreach (var follower in _followers)
            follower.Tell(_listed);
    }

    private void OnLost(Lost lost)
    {
        if (lost.Client != _client)
            return;
        Timers.Cancel(ConnectOverdue.Instance);
        (_client, _link.Client) = (null, null);
        if (lost.Client is { } client)
            _ = client.DisposeAsync().AsTask();
        var error = lost.Error ?? new IOException($"The tool server \"{_source.Name}\" ended the connection.");
        foreach (var follower in _followers)
            follower.Tell(new McpServerFailed(_source.Name, error));
        Timers.StartSingleTimer(ConnectAgain.Instance, ConnectAgain.Instance, DelayAfter(_failures++));
    }

    private TimeSpan DelayAfter(int failures)
        => TimeSpan.FromTicks((long)Math.Min(LongestDelay.Ticks, _source.ReconnectDelay.Ticks * Math.Pow(2, failures)));

    private sealed record Lost(McpClient? Client, Exception? Error);

    private sealed record ConnectOverdue
    {
        public static ConnectOverdue Instance { get; } = new();
    }

    private sealed record ConnectAgain
    {
        public static ConnectAgain Instance { get; } = new();
    }
}
