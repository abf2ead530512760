namespace Agents.Gateway;

/// <summary>One caller on <c>/stt</c> (protocol section 2.13).</summary>
internal sealed class SttSession(InferenceGateway gateway, MessageSocket socket, FaultPlan plan)
    : SocketSession<SttMessage>(gateway, socket, plan, "stt_")
{
    private SttMessage.Create _create = null!;
    private SttHearing? _hearing;
    private TimeSpan _heard;
    private long? _silentSince;

    protected override SttMessage Read(SocketMessage message) => message.Binary
        ? throw new ProtocolException(400, "Audio comes as base64 in input_audio messages here, not in binary frames.")
        : SttMessageReader.Read(message.Payload.Span);

    protected override async ValueTask OpenAsync(SttMessage first, CancellationToken cancel)
    {
        _create = first as SttMessage.Create ?? throw new ProtocolException(400, "The first message must be session.create.");
        await OpenHearingAsync(cancel);
        await PostAsync(Id, SttWire.Created, cancel);
    }

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        while (await WaitAsync(cancel))
        {
            while (Inbox.TryRead(out var message)) await HandleAsync(message, cancel);
        }

        if (Options.SendSessionClosed) await PostAsync(Id, SttWire.Closed, cancel);
    }

    protected override ValueTask ReleaseAsync() => _hearing?.DisposeAsync() ?? default;

    private TimeSpan Grace => ModelName.Parse(_create.Model ?? "").Provider == "speechmatics" ? 10 * Options.FinalizeGrace : Options.FinalizeGrace;

    /// <summary>Waits for a message; false when the client has finalised and then kept silent for the grace period.</summary>
    private async ValueTask<bool> WaitAsync(CancellationToken cancel)
    {
        var message = Inbox.WaitToReadAsync(cancel).AsTask();
        if (_silentSince is not { } since || message.IsCompleted) return await message;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var left = Grace - Options.Time.GetElapsedTime(since);
        var silence = Gateway.Context.DelayAsync(left, waiting.Token);
        var first = await Task.WhenAny(message, silence);
        waiting.Cancel();
        return first == message && await message;
    }

    private ValueTask HandleAsync(SttMessage message, CancellationToken cancel) => message switch
    {
        SttMessage.Audio audio => HearAsync(audio, cancel),
        SttMessage.Finish => FinishAsync(cancel),
        SttMessage.Update update => UpdateAsync(update, cancel),
        _ => throw new ProtocolException(400, "session.create comes once, as the first message."),
    };

    private async ValueTask HearAsync(SttMessage.Audio audio, CancellationToken cancel)
    {
        _silentSince = null;
        var duration = TimeSpan.FromSeconds((double)audio.Samples.Length / _create.SampleRate);
        _heard += duration;
        await _hearing!.WriteAsync(audio.Samples, cancel);
        await Faults.CountAudioAsync(duration, Id, cancel);
    }

    private async ValueTask FinishAsync(CancellationToken cancel)
    {
        await _hearing!.FinishAsync(cancel);
        _silentSince = Options.Time.GetTimestamp();
        await PostAsync(Id, SttWire.Finalized, cancel);
    }

    private async ValueTask UpdateAsync(SttMessage.Update update, CancellationToken cancel)
    {
        var model = update.Model is { } name && name != _create.Model ? ModelName.Parse(name) : (ModelName?)null;
        _create = _create with
        {
            Model = model?.Model ?? _create.Model,
            Language = update.Language ?? model?.Suffix ?? _create.Language,
            Extra = _create.Extra.With(update.Extra),
        };
        if (model is not null) await ChangeModelAsync(cancel);
        else _hearing!.Update(_create);
    }

    private async ValueTask ChangeModelAsync(CancellationToken cancel)
    {
        await _hearing!.FinishAsync(cancel);
        await _hearing.DisposeAsync();
        await OpenHearingAsync(cancel);
    }

    private ValueTask OpenHearingAsync(CancellationToken cancel)
    {
        _hearing = new SttHearing(Gateway, Id, _create, _heard, (heard, offset) => EmitAsync(heard, offset, cancel));
        return _hearing.OpenAsync(cancel);
    }

    private ValueTask EmitAsync(RecognitionEvent heard, TimeSpan offset, CancellationToken cancel) => heard switch
    {
        RecognitionEvent.SpeechStarted => PostAsync(Id, SttWire.SpeechStarted, cancel),
        RecognitionEvent.Interim interim => PostAsync(("interim_transcript", Id, interim.Transcript, offset), SttWire.WriteTranscript, cancel),
        RecognitionEvent.Preflight early => PostAsync(("preflight_transcript", Id, early.Transcript, offset), SttWire.WriteTranscript, cancel),
        RecognitionEvent.Final final => PostAsync(("final_transcript", Id, final.Transcript, offset), SttWire.WriteTranscript, cancel),
        _ => throw new InvalidOperationException($"Unknown recognition event {heard.GetType().Name}."),
    };
}
