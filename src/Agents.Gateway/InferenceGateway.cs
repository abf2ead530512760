using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agents.Gateway;

/// <summary>A gateway without its web server: options, engines and fault counters, shared by all requests.</summary>
public sealed class InferenceGateway : IAsyncDisposable
{
    private readonly bool _ownsEngines;
    private readonly AccessPolicy _access;

    /// <summary>Makes a gateway.</summary>
    /// <param name="options">Checked here.</param>
    /// <param name="loggers">Used when <see cref="GatewayOptions.LoggerFactory"/> is null.</param>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    public InferenceGateway(GatewayOptions options, ILoggerFactory? loggers = null)
    {
        options.Validate();
        Options = options;
        Logger = (options.LoggerFactory ?? loggers ?? NullLoggerFactory.Instance).CreateLogger("Agents.Gateway");
        _ownsEngines = options.Engines is null;
        Engines = new EngineDirectory(options.Engines ?? LocalEngines.Create(), options.ModelMap, Logger);
        Faults = new FaultSwitch(options.Faults);
        Quota = options.Quota is { } quota ? new QuotaMeter(quota, options.Time) : null;
        Context = new EngineContext(options.Time, options.NativeScheduler ?? options.Scheduler ?? NativeDefault(), Logger);
        _access = new AccessPolicy(options);
    }

    /// <summary>The options this gateway started with.</summary>
    public GatewayOptions Options { get; }

    /// <summary>All models served here, those of the map first.</summary>
    public IReadOnlyList<string> Models => Engines.Models;

    internal EngineDirectory Engines { get; }

    internal EngineContext Context { get; }

    internal FaultSwitch Faults { get; }

    internal QuotaMeter? Quota { get; }

    internal ILogger Logger { get; }

    /// <summary>Checks that models can be served, so that a missing library is told at start-up and not in the first call.</summary>
    /// <param name="stt">Speech to text models.</param>
    /// <param name="tts">Text to speech models.</param>
    /// <param name="llm">Language models.</param>
    /// <exception cref="UnknownModelException">No engine serves a model.</exception>
    /// <exception cref="EngineUnavailableException">A library or model file is missing.</exception>
    /// <exception cref="ModelRefusedException">A language or voice is not known.</exception>
    public void Check(IEnumerable<string> stt, IEnumerable<string> tts, IEnumerable<string> llm)
    {
        foreach (var name in stt) Check(Engines.Find<IRecogniser>(ServiceKinds.Stt, ModelName.Parse(name)));
        foreach (var name in tts) Check(Engines.Find<ISynthesiser>(ServiceKinds.Tts, ModelName.Parse(name)));
        foreach (var name in llm) Check(Engines.Find<IResponder>(ServiceKinds.Llm, new ModelName(name)));
    }

    /// <summary>The recognisers and language models of the engines that can work here: their libraries and files are there. Names of the map are left out: they are other names for these.</summary>
    public WorkingModels WorkingModels() => new(Engines.Working<IRecogniser>(), Engines.Working<IResponder>());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_ownsEngines) return;
        foreach (var engine in Engines.Engines) await engine.DisposeAsync();
    }

    /// <summary>Handles one request: moves it onto its own queue on the gateway's scheduler, then serves it.</summary>
    internal Task HandleAsync(HttpContext http)
    {
        // A scheduler of one thread is a queue already.
        var queue = Options.Scheduler is { MaximumConcurrencyLevel: 1 } single ? single : new SerialScheduler(Options.Scheduler ?? TaskScheduler.Default);
        return Task.Factory.StartNew(
            () => Options.Middleware is { } middleware ? middleware(http, ServeAsync) : ServeAsync(http),
            CancellationToken.None, TaskCreationOptions.DenyChildAttach, queue).Unwrap();
    }

    private static TaskScheduler NativeDefault() =>
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Environment.ProcessorCount).ConcurrentScheduler;

    private static void Check<T>(Found<T> found)
        where T : class, IEngine => found.Engine.Check(found.Model);

    private async Task ServeAsync(HttpContext http)
    {
        try
        {
            await new RequestRouter(this, _access).ServeAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody is there to be told.
        }
        catch (Exception error)
        {
            await HttpErrors.AnswerAsync(http, error, Logger);
        }
    }
}
