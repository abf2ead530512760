using System.Collections.Concurrent;
using Agents.Inference;

namespace Agents.Host.Services;

/// <summary>The host's voices by the names that clients choose them by. Each is made when it is first asked for. Thread safe.</summary>
/// <param name="models">Text-to-speech model of each voice.</param>
/// <param name="create">Makes a voice of a model.</param>
internal sealed class VoiceBook(IReadOnlyDictionary<string, string> models, Func<string, ITextToSpeech> create) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ITextToSpeech>> _voices = new();

    /// <summary>No voices.</summary>
    public static VoiceBook Empty { get; } = new(new Dictionary<string, string>(), _ => throw new NotSupportedException());

    /// <summary>All names, sorted.</summary>
    public IReadOnlyList<string> Names => [.. models.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A voice; null if there is none of that name.</summary>
    public ITextToSpeech? Find(string name) =>
        models.TryGetValue(name, out var model) ? _voices.GetOrAdd(name, _ => new Lazy<ITextToSpeech>(() => create(model))).Value : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var voice in _voices.Values.Where(voice => voice.IsValueCreated))
            await voice.Value.DisposeAsync();
    }
}
