using Agents.Audio;

namespace Agents.Host.Call;

/// <summary>
/// Plays the recording as the caller: a frame every 20 ms, then silence until the line is hung up. The line never goes quiet: while the caller is held it
/// carries silence.
/// </summary>
/// <param name="recording">What the caller says; mono.</param>
/// <param name="push">Takes each frame at its time.</param>
/// <param name="time">The clock of the call.</param>
internal sealed class CallerLine(AudioFrame recording, Action<AudioFrame> push, TimeProvider time)
{
    private static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);

    private readonly AudioFrame _silence = AudioFrame.Silence(FrameLength, recording.SampleRate);
    private readonly int _frameSamples = recording.SampleRate / 50;
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private long _frames;

    /// <summary>Plays the recording.</summary>
    /// <param name="hold">Called at each gap with the moment the speech before it began; the caller goes on when the task has ended. Null: no holding.</param>
    /// <param name="hangUp">Ends the line.</param>
    /// <returns>The moment at which the last stretch of speech began.</returns>
    public async Task<DateTimeOffset> PlayAsync(Func<DateTimeOffset, Task>? hold, CancellationToken hangUp)
    {
        var spoke = _start;
        foreach (var part in CallerScript.Split(recording))
        {
            if (!part.IsGap)
                spoke = time.GetUtcNow();
            if (!part.IsGap || hold is null)
            {
                await PlayPartAsync(part, hangUp);
                continue;
            }

            // Held in the middle: a gap's edges may carry the soft beginning and end of words.
            var middle = part.Start + ((part.End - part.Start) / 2);
            await PlayPartAsync(part with { End = middle }, hangUp);
            await PlaySilenceAsync(hold(spoke), hangUp);
            await PlayPartAsync(part with { Start = middle }, hangUp);
        }

        return spoke;
    }

    /// <summary>Carries silence until something has happened.</summary>
    public async Task PlaySilenceAsync(Task until, CancellationToken hangUp)
    {
        while (!until.IsCompleted)
            await SendAsync(_silence, hangUp);
        await until;
    }

    private async Task PlayPartAsync(CallerPart part, CancellationToken hangUp)
    {
        var from = (int)Math.Round(part.Start.TotalSeconds * recording.SampleRate);
        var end = Math.Min((int)Math.Round(part.End.TotalSeconds * recording.SampleRate), recording.SamplesPerChannel);
        for (; from < end; from += _frameSamples)
            await SendAsync(Frame(from, Math.Min(_frameSamples, end - from)), hangUp);
    }

    /// <summary>20 ms of the recording, filled up with silence at the end of a part.</summary>
    private AudioFrame Frame(int from, int samples)
    {
        if (samples == _frameSamples)
            return new AudioFrame(recording.Samples.Slice(from, samples), recording.SampleRate);
        var filled = new short[_frameSamples];
        recording.Samples.Span.Slice(from, samples).CopyTo(filled);
        return new AudioFrame(filled, recording.SampleRate);
    }

    private async Task SendAsync(AudioFrame frame, CancellationToken hangUp)
    {
        var wait = _start + (++_frames * FrameLength) - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, hangUp);
        hangUp.ThrowIfCancellationRequested();
        push(frame);
    }
}
