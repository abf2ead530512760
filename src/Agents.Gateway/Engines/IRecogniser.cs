namespace Agents.Gateway;

/// <summary>Speech to text: opens one recognition per caller.</summary>
public interface IRecogniser : IEngine
{
    /// <summary>Opens a recognition; may wait for a free decoder.</summary>
    /// <param name="request">Model, language, sample rate and provider options.</param>
    /// <param name="emit">Takes each event, in order, on the caller's scheduler. Not called after disposal.</param>
    /// <param name="context">Clock, log and native scheduler.</param>
    /// <param name="cancel">The session's end.</param>
    ValueTask<IRecognition> OpenAsync(
        RecognitionRequest request, Func<RecognitionEvent, ValueTask> emit, EngineContext context, CancellationToken cancel);
}

/// <summary>One caller being heard. Calls come one at a time.</summary>
public interface IRecognition : IAsyncDisposable
{
    /// <summary>Hears more audio. Returns when the engine has taken it: a busy engine holds the caller back here.</summary>
    /// <param name="samples">Mono samples at the rate of the request, never written to again.</param>
    /// <param name="cancel">The session's end.</param>
    ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancel);

    /// <summary>Ends the utterance that is being heard, if any; returns when everything heard so far is transcribed and emitted.</summary>
    /// <param name="cancel">The session's end.</param>
    ValueTask FinishAsync(CancellationToken cancel);

    /// <summary>Changes the language or the options for what comes next.</summary>
    /// <param name="request">The new settings; model and sample rate are as before.</param>
    void Update(RecognitionRequest request);
}

/// <summary>What a recognition is asked for.</summary>
/// <param name="Model">The model name as resolved by the gateway.</param>
/// <param name="Language">The language, normalised; null when the client named none.</param>
/// <param name="SampleRate">Samples per second of the audio, 8000 to 48000.</param>
/// <param name="Extra">Provider options of the session.</param>
public sealed record RecognitionRequest(string Model, string? Language, int SampleRate, ExtraOptions Extra);
