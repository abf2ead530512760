namespace Agents.Gateway;

/// <summary><c>local/pocketsphinx</c>: English speech to text on this machine, with interim transcripts and word times.</summary>
/// <remarks>
/// Options of <c>extra</c>: <c>endpointing</c> (milliseconds of silence that end an utterance), <c>interim_results</c>. A running session may change both.
/// </remarks>
/// <param name="settings">Null for the defaults.</param>
/// <param name="pool">How many callers at once; null for the defaults.</param>
public sealed class PocketSphinxRecogniser(PocketSphinxSettings? settings = null, PoolSettings? pool = null) : IRecogniser, IQueue
{
    /// <summary>Its model name; the language is the suffix.</summary>
    public const string Model = "local/pocketsphinx";

    private readonly PocketSphinxSettings _settings = settings ?? new();
    private readonly EnginePool<PocketSphinxDecoder> _decoders = new(pool ?? new());

    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = [$"{Model}:en"];

    /// <inheritdoc/>
    public bool Serves(string model) => model == Model;

    /// <inheritdoc/>
    public void Check(ModelName model)
    {
        CheckLanguage(model.Suffix);
        PocketSphinxDecoder.Check(_settings);
    }

    /// <inheritdoc/>
    public async ValueTask<IRecognition> OpenAsync(
        RecognitionRequest request, Func<RecognitionEvent, ValueTask> emit, EngineContext context, CancellationToken cancel)
    {
        CheckLanguage(request.Language);
        var lease = await _decoders.RentAsync(() => PocketSphinxDecoder.Open(_settings), context, cancel);
        lease.Item.Forget();
        return new PocketSphinxRecognition(lease, _settings, request, emit, context);
    }

    void IQueue.RefuseIfFull() => _decoders.RefuseIfFull();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _decoders.Dispose();
        return default;
    }

    /// <exception cref="ModelRefusedException">Another language than English.</exception>
    internal static void CheckLanguage(string? language)
    {
        if (language is null or "" or "en" or "multi" or "auto" || language.StartsWith("en-", StringComparison.Ordinal)) return;
        throw new ModelRefusedException($"{Model} knows English only; the language asked for is '{language}'.");
    }
}
