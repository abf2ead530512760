namespace Agents.Gateway;

/// <summary>
/// Hears a caller with the model asked for or, when that cannot be opened or fails, with the next of its fallbacks (protocol section 1.10). An engine that
/// fails in the middle of an utterance loses nothing: the next one hears the open audio again.
/// </summary>
/// <param name="gateway">Engines, clock and log.</param>
/// <param name="sessionId">For the log.</param>
/// <param name="create">What the client asks for.</param>
/// <param name="begin">When its first sample is, from the first of the connection.</param>
/// <param name="emit">Takes each event with the offset of its times.</param>
internal sealed class SttHearing(
    InferenceGateway gateway, string sessionId, SttMessage.Create create, TimeSpan begin, Func<RecognitionEvent, TimeSpan, ValueTask> emit) : IAsyncDisposable
{
    private readonly FallbackModel[] _candidates = [new(create.Model ?? "", null, create.Extra), .. create.Fallback];
    private readonly OpenAudio _open = new(create.SampleRate);
    private SttMessage.Create _create = create;
    private IRecognition? _recognition;
    private int _current;
    private TimeSpan _offset;
    private bool _speaking;

    /// <summary>Opens the first candidate that can be opened.</summary>
    public ValueTask OpenAsync(CancellationToken cancel) => OpenFromAsync(0, cancel);

    /// <summary>Hears more audio.</summary>
    public ValueTask WriteAsync(short[] samples, CancellationToken cancel)
    {
        _open.Add(samples, _speaking);
        return SurviveAsync(hearing => hearing.WriteAsync(samples, cancel), _ => default, cancel);
    }

    /// <summary>Ends the open utterance.</summary>
    public ValueTask FinishAsync(CancellationToken cancel) =>
        SurviveAsync(hearing => hearing.FinishAsync(cancel), hearing => hearing.FinishAsync(cancel), cancel);

    /// <summary>Takes another language or other options; the model is as before.</summary>
    public void Update(SttMessage.Create changed)
    {
        _create = changed;
        _candidates[0] = _candidates[0] with { Extra = changed.Extra };
        _recognition!.Update(Request(Resolve(_candidates[_current].Model).Model, _candidates[_current].Extra));
    }

    public ValueTask DisposeAsync() => _recognition?.DisposeAsync() ?? default;

    /// <summary>Does a step; when the engine fails in it, the next candidates hear the open audio, until one does not fail.</summary>
    private async ValueTask SurviveAsync(Func<IRecognition, ValueTask> step, Func<IRecognition, ValueTask> afterReplay, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await step(_recognition!);
                return;
            }
            catch (Exception error) when (_current < _candidates.Length - 1 && error is not OperationCanceledException)
            {
                GatewayLog.FallingBackWithin(gateway.Logger, sessionId, _candidates[_current].Model, _candidates[_current + 1].Model, (_open.End - _open.Start).TotalSeconds, error);
            }

            await CloseAsync();
            await OpenFromAsync(_current + 1, cancel);
            _offset = begin + _open.Start;
            step = hearing => ReplayAsync(hearing, afterReplay, cancel);
        }
    }

    private async ValueTask ReplayAsync(IRecognition hearing, Func<IRecognition, ValueTask> then, CancellationToken cancel)
    {
        foreach (var chunk in _open.Chunks.ToArray()) await hearing.WriteAsync(chunk, cancel);
        await then(hearing);
    }

    /// <summary>Lets go of an engine that has failed; that it fails once more on the way out changes nothing.</summary>
    private async ValueTask CloseAsync()
    {
        var failed = _recognition!;
        _recognition = null;
        try
        {
            await failed.DisposeAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            GatewayLog.SessionFailed(gateway.Logger, sessionId, error);
        }
    }

    private async ValueTask OpenFromAsync(int first, CancellationToken cancel)
    {
        for (_current = first, _offset = begin; _recognition is null;)
        {
            try
            {
                var found = Resolve(_candidates[_current].Model);
                _recognition = await found.Engine.OpenAsync(Request(found.Model, _candidates[_current].Extra), HeardAsync, gateway.Context, cancel);
                GatewayLog.SessionOpened(gateway.Logger, sessionId, found.Model.ToString());
            }
            catch (Exception error) when (_current < _candidates.Length - 1 && error is not OperationCanceledException)
            {
                GatewayLog.FallingBack(gateway.Logger, sessionId, _candidates[_current].Model, _candidates[_current + 1].Model, error);
                _current++;
            }
        }
    }

    private ValueTask HeardAsync(RecognitionEvent heard)
    {
        if (heard is RecognitionEvent.SpeechStarted && _speaking) return default; // the engine that failed has said so already
        _speaking = heard is not RecognitionEvent.Final;
        if (heard is RecognitionEvent.Final final)
            _open.Settle(final.Transcript.Text.Length == 0 ? _open.End : _offset - begin + final.Transcript.Start + final.Transcript.Duration);
        return emit(heard, _offset);
    }

    /// <summary>The engine for a model; a missing one, <c>auto</c> and <c>NOT_GIVEN</c> mean the default (protocol 2.2).</summary>
    private Found<IRecogniser> Resolve(string model)
    {
        var asked = ModelName.Parse(model is "" or "auto" or "NOT_GIVEN" ? gateway.Options.DefaultSttModel : model);
        return gateway.Engines.Find<IRecogniser>(ServiceKinds.Stt, asked);
    }

    private RecognitionRequest Request(ModelName model, ExtraOptions extra) =>
        new(model.Model, _create.Language ?? model.Suffix, _create.SampleRate, extra);
}
