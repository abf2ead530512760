using System.Security.Cryptography;
using Agents.Actors;
using Agents.Gateway;
using Agents.Host.Cli;
using Agents.Host.Fast;
using Agents.Inference;
using Agents.Kernel.TestKit;

namespace Agents.Host.Call;

/// <summary>What a call stands on: a clock, a system of actors, and a gateway.</summary>
internal sealed class CallWorld : IAsyncDisposable
{
    private const string EmbeddedKey = "embedded";

    private readonly GatewayServer? _gateway;
    private readonly VirtualTime? _fast;

    private CallWorld(GatewayAccess access, KernelSetup kernel, GatewayServer? gateway = null, VirtualTime? fast = null)
    {
        (Access, Time, _gateway, _fast) = (access, kernel.TimeProvider, gateway, fast);
        System = ActorSystem.Create("agents", ActorSystemSetup.Create(kernel));
        Region = System.ActorOf(SessionRegion.Props(), SessionRegion.Name);
    }

    /// <summary>How the gateway is reached.</summary>
    public GatewayAccess Access { get; }

    /// <summary>The clock of the call.</summary>
    public TimeProvider Time { get; }

    /// <summary>Where the actors live.</summary>
    public ActorSystem System { get; }

    /// <summary>Starts sessions.</summary>
    public IActorRef Region { get; }

    /// <summary>Opens the world that a call asks for.</summary>
    /// <param name="options">The call.</param>
    /// <param name="choice">The gateway.</param>
    /// <param name="models">Checked against the embedded gateway before anything else.</param>
    /// <param name="fast">The shared clock of a fast call; null for real time.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="UsageException">The gateway cannot serve the call; the message says what to do.</exception>
    public static async Task<CallWorld> OpenAsync(
        CallOptions options, GatewayChoice choice, ModelChoice models, VirtualTime? fast, Func<string, string?> environment)
    {
        if (choice.Url is { } url)
            return new CallWorld(GatewayAccess.Remote(url, environment), new KernelSetup());

        var kernel = fast is null ? new KernelSetup() : new KernelSetup { TimeProvider = fast, TaskScheduler = fast.TaskScheduler };
        var exchanges = fast is null ? null : new Exchanges(fast.Hold);
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        using var starting = fast?.Hold("the gateway starts");
        var gateway = await StartGateway(options, models, kernel, secret, exchanges);
        IInferenceTransport transport = exchanges is null ? HttpTransport.Shared : new FastTransport(HttpTransport.Shared, exchanges);
        return new CallWorld(new GatewayAccess(gateway.Address.ToString(), EmbeddedKey, secret, kernel.TimeProvider, transport), kernel, gateway, fast);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        if (_gateway is null)
            return;
        using var stopping = _fast?.Hold("the gateway stops");
        await _gateway.DisposeAsync();
    }

    private static async Task<GatewayServer> StartGateway(
        CallOptions options, ModelChoice models, KernelSetup kernel, string secret, Exchanges? exchanges)
    {
        var gateway = await GatewayServer.StartAsync(new GatewayOptions
        {
            Port = 0,
            Keys = new Dictionary<string, string> { [EmbeddedKey] = secret },
            Engines = GatewaySetup.Engines(options.Script),
            Faults = GatewaySetup.Faults(options.Faults),
            Time = kernel.TimeProvider,
            Scheduler = kernel.TaskScheduler,
            Middleware = exchanges is null ? null : new FastMiddleware(exchanges).InvokeAsync,
        });
        try
        {
            gateway.Gateway.Check([models.Stt], [models.Tts], [models.Llm]);
            return gateway;
        }
        catch (GatewayException cannot)
        {
            await gateway.DisposeAsync();
            throw new UsageException(cannot.Message);
        }
    }
}
