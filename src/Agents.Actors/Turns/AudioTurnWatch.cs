namespace Agents.Actors;

/// <summary>
/// Asks a detector that listens to the sound, one question at a time, and replaces it once it was late (voice-session.md T14, T15). Owned by /turns; only
/// <see cref="Push"/> is called by the audio loop.
/// </summary>
internal sealed class AudioTurnWatch(EndOfTurnVoter.AudioVoter voter, IActorRef turns) : IDisposable
{
    private const string Name = "audio";

    private static readonly EndOfTurnPrediction Failed = new(1, 0);

    private volatile IAudioTurnStream _stream = voter.Detector.Open();
    private IAudioTurnDetector? _local = voter.Local;
    private CancellationTokenSource? _open;
    private int _questions;

    /// <summary>Silence inside speech after which the detector is asked.</summary>
    public static TimeSpan AskAfter { get; } = TimeSpan.FromSeconds(0.2);

    /// <summary>How long an answer may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The detector was asked and has not answered.</summary>
    public bool IsPending => _open is not null;

    /// <summary>What it thinks of the silence that lasts.</summary>
    public EndOfTurnVote Vote { get; private set; } = EndOfTurnVote.Of(Name, null);

    public void Push(AudioFrame frame) => _stream.Push(frame);

    public void Ask(LanguageCode language)
    {
        Cancel();
        _open = new CancellationTokenSource();
        _ = AskAsync(_stream, language, ++_questions, _open.Token);
    }

    /// <summary>The caller goes on: whatever the detector thinks, it is past.</summary>
    public void Cancel()
    {
        _open?.Cancel();
        _open = null;
        Vote = EndOfTurnVote.Of(Name, null);
    }

    /// <summary>An answer came; false if nobody waits for it any more.</summary>
    public bool Take(AudioTurnAnswered answered)
    {
        if (_open is null || answered.Question != _questions)
            return false;
        _open = null;
        Vote = EndOfTurnVote.Of(Name, answered.Guess);
        return true;
    }

    /// <summary>The answer is late; the local detector listens from now on. False if no answer was due.</summary>
    public bool GiveUp()
    {
        if (_open is null)
            return false;
        Cancel();
        if (_local is not { } local)
            return true;
        _stream.Dispose();
        _stream = local.Open();
        _local = null;
        return true;
    }

    public void TurnEnded()
    {
        Cancel();
        _stream.TurnEnded();
    }

    public void Dispose()
    {
        _open?.Cancel();
        _stream.Dispose();
    }

    private async Task AskAsync(IAudioTurnStream stream, LanguageCode language, int question, CancellationToken stop)
    {
        EndOfTurnPrediction? guess;
        try
        {
            guess = await stream.PredictAsync(language, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception)
        {
            guess = Failed; // a detector that fails stalls no turn
        }
        turns.Tell(new AudioTurnAnswered(question, guess));
    }
}

/// <summary>The detector that listens to the sound has answered.</summary>
internal sealed record AudioTurnAnswered(int Question, EndOfTurnPrediction? Guess);
