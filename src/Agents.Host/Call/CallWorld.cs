using Agents.Actors;
using Agents.Host.Cli;
using Agents.Host.Fast;
using Agents.Host.Services;
using Agents.Inference;
using Agents.Kernel.TestKit;

namespace Agents.Host.Call;

/// <summary>What a call stands on: a clock, a system of actors, and a gateway.</summary>
internal sealed class CallWorld : IAsyncDisposable
{
    private readonly EmbeddedGateway? _gateway;
    private readonly VirtualTime? _fast;

    private CallWorld(GatewayAccess access, KernelSetup kernel, EmbeddedGateway? gateway = null, VirtualTime? fast = null)
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
        using var starting = fast?.Hold("the gateway starts");
        var gateway = await EmbeddedGateway.StartAsync(
            options.Speech, models, kernel,
            exchanges is null ? null : new FastMiddleware(exchanges).InvokeAsync,
            exchanges is null ? null : new FastTransport(HttpTransport.Shared, exchanges));
        return new CallWorld(gateway.Access, kernel, gateway, fast);
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
}
