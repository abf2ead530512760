namespace Agents.Actors;

/// <summary>
/// One segment being spoken: filters its text, feeds the voice, moves the sound on. Text from the actor, sound in its own loop.
/// </summary>
internal sealed class Synthesis(Segment segment, ISynthesizeStream stream, BoundedStream<SpokenAudio> audio,
    IReadOnlyList<ITextFilter> filters)
{
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _hasText;

    public IActorRef Ref => stream.Ref;

    public void Push(string text) => Give(filters.Aggregate(text, (piece, filter) => filter.Push(piece)));

    public void End()
    {
        var rest = "";
        foreach (var filter in filters)
            rest = filter.Push(rest) + filter.Flush();
        Give(rest);
        stream.EndInput();
    }

    public void Cancel()
    {
        _stop.Cancel();
        audio.Complete(new OperationCanceledException("The segment was cancelled."));
        _ = stream.DisposeAsync();
    }

    /// <summary>Moves sound until the segment's end; tells the actor of the first sound and of the end.</summary>
    public async Task RunAsync(IActorRef tts)
    {
        Exception? error = null;
        var sounds = false;
        try
        {
            await foreach (var piece in stream.WithCancellation(_stop.Token))
            {
                if (!sounds && piece.Frame.SamplesPerChannel > 0)
                {
                    sounds = true;
                    tts.Tell(new SegmentSounds(segment));
                }
                await audio.OfferAsync(new SpokenAudio(piece.Frame, piece.TimedWords), _stop.Token);
            }
            if (!sounds && _hasText)
                error = new ApiException("The voice made no sound for the text it was given.");
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            error = failure;
        }
        audio.Complete(error);
        tts.Tell(new SegmentSynthesised(segment, error));
    }

    private void Give(string text)
    {
        if (text.Length == 0)
            return;
        _hasText |= !string.IsNullOrWhiteSpace(text);
        stream.PushText(text);
    }
}
