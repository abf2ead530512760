namespace Agents.Actors;

/// <summary>
/// One segment being spoken: filters its text, runs the agent's voice node, moves the sound on. Text from the actor, sound in its own loop.
/// </summary>
internal sealed class Synthesis(OpenSegment open, TtsCall? call, CancellationToken stop)
{
    private const int WaitingPieces = 10_000;

    private readonly BoundedStream<string> _text = new(WaitingPieces, OverflowStrategy.Fail, "spoken text");
    private readonly IReadOnlyList<ITextFilter> _filters = [.. open.Options.TtsTextTransforms.Select(make => make())];
    private volatile bool _hasText;

    public void Push(string text) => Give(_filters.Aggregate(text, (piece, filter) => filter.Push(piece)));

    public void End()
    {
        var rest = "";
        foreach (var filter in _filters)
            rest = filter.Push(rest) + filter.Flush();
        Give(rest);
        _text.Complete();
    }

    /// <summary>Nobody waits for the sound any more; the node is stopped elsewhere.</summary>
    public void Cancel()
    {
        _text.Complete();
        open.Audio.Complete(new OperationCanceledException("The segment was cancelled."));
    }

    /// <summary>Moves sound until the segment's end; tells the actor of the first sound and of the end.</summary>
    public async Task RunAsync(IActorRef tts)
    {
        Exception? error = null;
        var sounds = false;
        try
        {
            await foreach (var piece in Sound().WithCancellation(stop))
            {
                if (!sounds && piece.Frame.SamplesPerChannel > 0)
                {
                    sounds = true;
                    tts.Tell(new SegmentSounds(open.Segment));
                }
                await open.Audio.OfferAsync(new SpokenAudio(piece.Frame, piece.TimedWords), stop);
            }
            if (!sounds && _hasText)
                error = new ApiException("The voice made no sound for the text it was given.");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            error = failure;
        }
        open.Audio.Complete(error);
        tts.Tell(new SegmentSynthesised(open.Segment, error));
    }

    /// <summary>What the agent's node makes of the text, or the sound that was given instead.</summary>
    private IAsyncEnumerable<SynthesizedAudio> Sound() => open.Sound is { } given
        ? GivenSound.Of(given, open.Voice?.SampleRate)
        : open.Agent.TtsNode(_text.ReadAllAsync(stop), call!);

    private void Give(string text)
    {
        if (text.Length == 0)
            return;
        _hasText |= !string.IsNullOrWhiteSpace(text);
        _text.Offer(text);
    }
}
