using System.Collections.Concurrent;
using Agents.Inference;

namespace Agents.Host.Services;

/// <summary>Clients of the models that clients of the host have chosen: one of each, made when it is first asked for, shared by all sessions. Thread safe.</summary>
internal sealed class ServiceShelf(ModelChoice models, GatewayAccess access) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ModelChoice, Lazy<SpeechServices>> _services = new();

    /// <summary>A recogniser.</summary>
    public Stt Stt(string model) => Of(models with { Stt = model }).Stt;

    /// <summary>A language model.</summary>
    public Llm Llm(string model) => Of(models with { Llm = model }).Llm;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var made in _services.Values)
            await made.Value.DisposeAsync();
    }

    private SpeechServices Of(ModelChoice choice) =>
        _services.GetOrAdd(choice, wanted => new Lazy<SpeechServices>(() => SpeechServices.Create(wanted, access))).Value;
}
