namespace Agents.Gateway;

/// <summary>Speech to text by script.</summary>
internal sealed class ScriptedRecogniser(IReadOnlyDictionary<string, HearingScript> scripts) : IRecogniser
{
    public IReadOnlyList<string> Models { get; } = [.. scripts.Keys];

    public bool Serves(string model) => scripts.ContainsKey(model);

    public void Check(ModelName model)
    {
        // A script is always there.
    }

    public ValueTask<IRecognition> OpenAsync(
        RecognitionRequest request, Func<RecognitionEvent, ValueTask> emit, EngineContext context, CancellationToken cancel) =>
        new(new ScriptedRecognition(scripts[request.Model], request, emit, context, cancel));

    public ValueTask DisposeAsync() => default;
}
