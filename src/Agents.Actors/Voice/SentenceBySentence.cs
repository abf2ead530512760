namespace Agents.Actors;

/// <summary>
/// Lets a voice that takes only whole texts speak text that comes bit by bit: one request per sentence, one after the other
/// (voice-session.md P9).
/// </summary>
internal sealed class SentenceBySentence(ITextToSpeech tts, ApiConnectOptions connect, StreamHost host) : ISynthesizeStream
{
    private const int WaitingSentences = 1000;

    private readonly SentenceBuffer _splitter = new(keepFormatting: true);
    private readonly BoundedStream<string> _sentences = new(WaitingSentences, OverflowStrategy.Fail, "sentences");
    private IInferenceStream<SynthesizedAudio>? _current;

    /// <summary>The actor of the sentence that is being spoken.</summary>
    public IActorRef Ref => _current?.Ref ?? ActorRefs.Nobody;

    public void PushText(string text)
    {
        foreach (var sentence in _splitter.Push(text))
            _sentences.Offer(sentence);
    }

    public void Flush()
    {
        foreach (var rest in _splitter.Flush())
            _sentences.Offer(rest);
    }

    public void EndInput()
    {
        Flush();
        _sentences.Complete();
    }

    public async IAsyncEnumerator<SynthesizedAudio> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var before = TimeSpan.Zero;
        await foreach (var sentence in _sentences.ReadAllAsync(cancellationToken))
        {
            await using var spoken = _current = await host.OpenAsync((parent, name) => tts.Synthesize(sentence, connect, parent, name));
            var start = before;
            await foreach (var piece in spoken.WithCancellation(cancellationToken))
            {
                before += piece.Frame.Duration;
                yield return piece
                    with { IsFinal = false,
                    TimedWords = [.. piece.TimedWords.Select(word => word with { Start = word.Start + start, End = word.End + start })] };
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _sentences.Complete();
        if (_current is { } current)
            await current.DisposeAsync();
    }
}
