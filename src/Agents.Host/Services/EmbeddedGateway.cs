using System.Security.Cryptography;
using Agents.Gateway;
using Agents.Host.Cli;
using Agents.Inference;

namespace Agents.Host.Services;

/// <summary>A gateway inside this process: it listens on a free loopback port and takes a key that nobody else knows.</summary>
/// <param name="Server">The gateway.</param>
/// <param name="Access">How its clients reach it.</param>
internal sealed record EmbeddedGateway(GatewayServer Server, GatewayAccess Access) : IAsyncDisposable
{
    private const string Key = "embedded";

    /// <summary>Starts a gateway that can serve some models.</summary>
    /// <param name="options">Its faults and scripts.</param>
    /// <param name="models">Checked before anything is sent.</param>
    /// <param name="kernel">The clock and the scheduler of gateway and clients.</param>
    /// <param name="middleware">Runs around each request; null for nothing.</param>
    /// <param name="transport">How clients open sockets; null for plain HTTP.</param>
    /// <param name="textOnly">Nothing is heard or spoken: only the language model has to be there.</param>
    /// <exception cref="UsageException">It cannot serve these models; the message says what to do.</exception>
    public static async Task<EmbeddedGateway> StartAsync(
        SpeechOptions options, ModelChoice models, KernelSetup kernel,
        Func<HttpContext, RequestDelegate, Task>? middleware = null, IInferenceTransport? transport = null,
        bool textOnly = false)
    {
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var gateway = await GatewayServer.StartAsync(new GatewayOptions
        {
            Port = 0,
            Keys = new Dictionary<string, string> { [Key] = secret },
            Engines = GatewaySetup.Engines(options.Script),
            Faults = GatewaySetup.Faults(options.Faults),
            Time = kernel.TimeProvider,
            Scheduler = kernel.TaskScheduler,
            Middleware = middleware,
        });
        try
        {
            gateway.Gateway.Check(textOnly ? [] : [models.Stt], textOnly ? [] : [models.Tts], [models.Llm]);
        }
        catch (GatewayException cannot)
        {
            await gateway.DisposeAsync();
            throw new UsageException(cannot.Message);
        }

        return new EmbeddedGateway(
            gateway, new GatewayAccess(gateway.Address.ToString(), Key, secret, kernel.TimeProvider, transport ?? HttpTransport.Shared));
    }

    /// <summary>The models it has that work on this machine.</summary>
    public ServiceMenu Menu
    {
        get
        {
            var working = Server.Gateway.WorkingModels();
            return new ServiceMenu(working.Stt, working.Llm);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
