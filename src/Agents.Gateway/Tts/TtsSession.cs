namespace Agents.Gateway;

/// <summary>One connection on <c>/tts</c>: many flush cycles, each with one <c>done</c> (protocol section 3.12).</summary>
internal sealed class TtsSession(InferenceGateway gateway, MessageSocket socket, FaultPlan plan)
    : SocketSession<TtsMessage>(gateway, socket, plan, "tts_")
{
    /// <summary>How long a packet without a sentence end waits for the rest of its sentence.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Chunk = TimeSpan.FromMilliseconds(100);

    private TtsMessage.Create _session = null!;
    private string _held = "";
    private TimeSpan _spoken;

    protected override TtsMessage Read(SocketMessage message) => message.Binary
        ? throw new ProtocolException(400, "There are no binary messages here.")
        : TtsMessageReader.Read(message.Payload.Span);

    protected override async ValueTask OpenAsync(TtsMessage first, CancellationToken cancel)
    {
        _session = first as TtsMessage.Create ?? throw new ProtocolException(400, "The first message must be session.create.");
        var (found, request) = Plan(Candidates()[0], "");
        found.Engine.Check(found.Model with { Suffix = request.Voice });
        GatewayLog.SessionOpened(Gateway.Logger, Id, found.Model.ToString());
        await PostAsync(Id, TtsWire.Created, cancel);
    }

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (!await WaitAsync(cancel)) await SpeakHeldAsync(cancel);
            else if (!Inbox.TryRead(out var message)) return;
            else if (!await HandleAsync(message, cancel)) return;
        }
    }

    protected override ValueTask ReleaseAsync() => default;

    /// <summary>Waits for a message or the end of the inbox; false when held text has waited long enough.</summary>
    private async ValueTask<bool> WaitAsync(CancellationToken cancel)
    {
        var message = Inbox.WaitToReadAsync(cancel).AsTask();
        if (_held.Length > 0 && !message.IsCompleted)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var first = await Task.WhenAny(message, Gateway.Context.DelayAsync(Patience, waiting.Token));
            waiting.Cancel();
            if (first != message) return false;
        }

        await message;
        return true;
    }

    private async ValueTask<bool> HandleAsync(TtsMessage message, CancellationToken cancel)
    {
        switch (message)
        {
            case TtsMessage.Text text:
                await TakeAsync(text, cancel);
                return true;
            case TtsMessage.Flush:
                await SpeakHeldAsync(cancel);
                await PostAsync(Id, TtsWire.Done, cancel);
                _spoken = TimeSpan.Zero;
                return true;
            case TtsMessage.Close:
                await SpeakHeldAsync(cancel);
                await PostAsync(Id, TtsWire.Closed, cancel);
                return false;
            default:
                throw new ProtocolException(400, "session.create comes once, as the first message.");
        }
    }

    private async ValueTask TakeAsync(TtsMessage.Text text, CancellationToken cancel)
    {
        var next = Overridden(text);
        var otherVoice = next with { Extra = _session.Extra } != _session;
        if (otherVoice) await SpeakHeldAsync(cancel);
        _session = next;
        var pieces = SentenceSplitter.Split(_held + text.Transcript).ToList();
        _held = "";
        if (pieces.Count > 0 && !SentenceSplitter.EndsSentence(text.Transcript))
        {
            _held = pieces[^1] + " ";
            pieces.RemoveAt(pieces.Count - 1);
        }

        foreach (var sentence in pieces) await SpeakAsync(sentence, cancel);
    }

    /// <summary>The session with what a packet overrides, from that packet on.</summary>
    private TtsMessage.Create Overridden(TtsMessage.Text packet)
    {
        var model = packet.Model is { } name ? ModelName.Parse(name) : (ModelName?)null;
        return _session with
        {
            Model = packet.Model ?? _session.Model,
            Voice = packet.Voice ?? (model?.Model == _session.Model ? _session.Voice : model?.Suffix ?? _session.Voice),
            Language = packet.Language ?? _session.Language,
            Extra = _session.Extra.With(packet.Extra),
        };
    }

    private async ValueTask SpeakHeldAsync(CancellationToken cancel)
    {
        var sentence = _held;
        _held = "";
        if (sentence.Length > 0) await SpeakAsync(sentence.Trim(), cancel);
    }

    /// <summary>Speaks a sentence with the session's model, or the first fallback that gets to say something.</summary>
    private async ValueTask SpeakAsync(string sentence, CancellationToken cancel)
    {
        var candidates = Candidates();
        for (var i = 0; i < candidates.Count; i++)
        {
            var before = _spoken;
            try
            {
                await SpeakWithAsync(candidates[i], sentence, cancel);
                return;
            }
            catch (Exception error) when (i < candidates.Count - 1 && _spoken == before && error is not OperationCanceledException)
            {
                GatewayLog.FallingBack(Gateway.Logger, Id, candidates[i].Model, candidates[i + 1].Model, error);
            }
        }
    }

    private async ValueTask SpeakWithAsync(FallbackModel candidate, string sentence, CancellationToken cancel)
    {
        var (found, request) = Plan(candidate, sentence);
        var withSpaces = ModelName.Parse(candidate.Model).Provider != "cartesia";
        await foreach (var part in found.Engine.SpeakAsync(request, Gateway.Context, cancel))
        {
            if (part.Words.Count > 0) await PostAsync((Id, part.Words, _spoken, withSpaces), TtsWire.WriteWords, cancel);
            var step = (int)(Chunk.TotalSeconds * _session.SampleRate);
            for (var at = 0; at < part.Samples.Length; at += step)
                await PostAsync((Id, part.Samples.Slice(at, Math.Min(step, part.Samples.Length - at))), TtsWire.WriteAudio, cancel);
            _spoken += TimeSpan.FromSeconds((double)part.Samples.Length / _session.SampleRate);
        }
    }

    private List<FallbackModel> Candidates() =>
        [new(_session.Model ?? Options.DefaultTtsModel, _session.Voice, _session.Extra), .. _session.Fallback];

    private (Found<ISynthesiser> Found, SynthesisRequest Request) Plan(FallbackModel candidate, string text)
    {
        var asked = ModelName.Parse(candidate.Model);
        var found = Gateway.Engines.Find<ISynthesiser>(ServiceKinds.Tts, asked);
        var mapped = found.Model.Model != asked.Model; // the voices of another provider mean nothing here
        var voice = mapped ? found.Model.Suffix : candidate.Voice ?? found.Model.Suffix;
        return (found, new(text, found.Model.Model, voice, _session.Language, _session.SampleRate, candidate.Extra));
    }
}
