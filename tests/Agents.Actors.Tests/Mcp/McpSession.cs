using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Mcp;

/// <summary>A session with tool servers, on the real scheduler: what is behind a socket or a pipe has a clock of its own.</summary>
internal sealed class McpSession : IAsyncDisposable
{
    private readonly ActorSystem _system;
    private readonly IAsyncEnumerator<SessionEvent> _events;

    private McpSession(ActorSystem system, VoiceSessionHandle session)
    {
        (_system, Session) = (system, session);
        _events = session.Events().GetAsyncEnumerator();
    }

    public VoiceSessionHandle Session { get; }

    /// <param name="call">The one call that the model makes; then it says what it was told.</param>
    /// <param name="servers">The tool servers.</param>
    public static async Task<McpSession> StartAsync(FunctionToolCall call, params McpToolSource[] servers)
    {
        var system = ActorSystem.Create("mcp");
        var region = system.ActorOf(SessionRegion.Props(), SessionRegion.Name);
        var started = await region.Ask<SessionStarted>(new StartSession("one", Agent(call, servers)));
        return new McpSession(system, started.Session);
    }

    /// <summary>Another session of the same system.</summary>
    public async Task<VoiceSessionHandle> AnotherAsync(string id, params McpToolSource[] servers)
        => (await _system.ActorSelection($"/user/{SessionRegion.Name}").Ask<SessionStarted>(new StartSession(id, Agent(new("1", "echo", "{}"), servers)), (TimeSpan?)null)).Session;

    /// <summary>The next event of a kind. A minute without it means that the test hangs.</summary>
    public Task<T> NextAsync<T>()
        where T : SessionEvent => FindAsync<T>().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);

    private async Task<T> FindAsync<T>()
        where T : SessionEvent
    {
        while (await _events.MoveNextAsync())
            if (_events.Current is T found)
                return found;
        throw new InvalidOperationException($"The session ended without {typeof(T).Name}.");
    }

    /// <summary>Lets the model answer once and gives what it was told about its call.</summary>
    public async Task<FunctionCallOutput> AskAsync()
    {
        Session.GenerateReply("go");
        return (await NextAsync<FunctionToolsExecuted>()).Outputs.Single();
    }

    public async ValueTask DisposeAsync()
    {
        await Session.CloseAsync();
        await _system.Terminate();
    }

    private static AgentDefinition Agent(FunctionToolCall call, McpToolSource[] servers) => new()
    {
        Llm = new ScriptedLlm(context => context.Items[^1] is FunctionCallOutput told ? new(told.Output) : new ScriptedAnswer { Calls = [call] })
        {
            FirstToken = 0,
            Complete = 0,
        },
        Options = new SessionOptions { Tools = new ToolOptions { McpServers = servers } },
    };
}
