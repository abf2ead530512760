using Agents.Kernel.TestKit;
using Agents.Messages;

namespace Agents.Inference.Tests.Rig;

/// <summary>A test in virtual time: gateway, actors and test body on one thread, in a fixed order.</summary>
public abstract class VirtualTest : IDisposable
{
    private protected VirtualTest()
    {
        Sys = ActorSystem.Create("test", ActorSystemSetup.Create(new KernelSetup { TimeProvider = Time, TaskScheduler = Time.TaskScheduler }));
    }

    private protected VirtualTime Time { get; } = new();

    private protected ActorSystem Sys { get; }

    private protected FakeGateway Gateway { get; } = new();

    private protected List<ComponentError> Errors { get; } = [];

    private protected List<ComponentMetrics> Metrics { get; } = [];

    /// <summary>Runs a test's body; time passes whenever nothing is runnable.</summary>
    private protected void Run(Func<Task> body)
    {
        Time.Run(body, TimeSpan.FromMinutes(30));
        Gateway.Failures.ShouldBeEmpty();
    }

    private protected Task Delay(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Time);

    private protected Stt CreateStt(SttOptions? options = null) => Listen(new Stt((options ?? new SttOptions()) with
    {
        BaseUrl = options?.BaseUrl ?? "http://gateway.test/v1",
        ApiKey = "key",
        ApiSecret = "secret",
        Transport = Gateway,
        Clock = Time,
    }));

    private protected Tts CreateTts(TtsOptions? options = null) => Listen(new Tts((options ?? new TtsOptions { Model = "test/voice" }) with
    {
        BaseUrl = "http://gateway.test/v1",
        ApiKey = "key",
        ApiSecret = "secret",
        Transport = Gateway,
        Clock = Time,
    }));

    private protected Llm CreateLlm(LlmOptions? options = null) => Listen(new Llm((options ?? new LlmOptions { Model = "test/model" }) with
    {
        BaseUrl = "http://gateway.test/v1",
        ApiKey = "key",
        ApiSecret = "secret",
        Transport = Gateway,
        Clock = Time,
    }));

    private protected T Listen<T>(T component)
        where T : IInferenceComponent
    {
        component.Error += Errors.Add;
        component.MetricsCollected += Metrics.Add;
        return component;
    }

    private protected static async Task<List<T>> Collect<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    private protected static async Task<TError> Fails<TError>(Func<Task> body)
        where TError : Exception
    {
        try
        {
            await body();
        }
        catch (TError expected)
        {
            return expected;
        }
        throw new ShouldAssertException($"Expected {typeof(TError).Name}; nothing was thrown.");
    }

    public virtual void Dispose()
    {
        _ = Sys.Terminate();
        Time.Advance(TimeSpan.FromSeconds(30));
        GC.SuppressFinalize(this);
    }
}
