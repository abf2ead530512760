using System.Collections.Concurrent;
using Agents.Host.Services;
using Agents.Inference;

namespace Agents.Host.Configuration;

/// <summary>Clients of the models that agents of a file name, one for each, made when they are first needed. Thread safe.</summary>
internal sealed class ModelClients(SpeechWorld world) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<SpeechServices>> _known = new();

    /// <summary>Hears: the first model, with the others to stand in for it.</summary>
    public ISpeechToText Stt(IReadOnlyList<string> models) => models.Count switch
    {
        0 => world.Services.Stt,
        1 => Of(stt: models[0]).Stt,
        _ => new FallbackStt([.. models.Select(ISpeechToText (model) => Of(stt: model).Stt)]),
    };

    /// <summary>Thinks.</summary>
    public ILanguageModel Llm(IReadOnlyList<string> models) => models.Count switch
    {
        0 => world.Services.Llm,
        1 => Of(llm: models[0]).Llm,
        _ => new FallbackLlm([.. models.Select(ILanguageModel (model) => Of(llm: model).Llm)]),
    };

    /// <summary>Speaks.</summary>
    public ITextToSpeech Tts(IReadOnlyList<string> models) => models.Count switch
    {
        0 => world.Services.Tts,
        1 => Of(tts: models[0]).Tts,
        _ => new FallbackTts([.. models.Select(ITextToSpeech (model) => Of(tts: model).Tts)]),
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var services in _known.Values.Where(services => services.IsValueCreated))
            await services.Value.DisposeAsync();
    }

    private SpeechServices Of(string? stt = null, string? llm = null, string? tts = null) => _known.GetOrAdd(
        $"{stt}\n{llm}\n{tts}", _ => new Lazy<SpeechServices>(() => world.Open(stt, llm, tts))).Value;
}
