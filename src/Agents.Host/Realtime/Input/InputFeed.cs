using Agents.Audio;
using Agents.Host.Legs;

namespace Agents.Host.Realtime;

/// <summary>
/// The caller's sound on its way into the session, at true time: a client that sends faster than it speaks is held back, because turns are decided by the
/// clock. Steps that must happen when the sound before them is in the session wait in the same line. For one owner.
/// </summary>
/// <param name="clock">The clock of the session.</param>
/// <param name="push">Takes each frame at its time.</param>
internal sealed class InputFeed(IScheduler clock, Action<AudioFrame> push)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(250);

    private readonly Queue<(AudioFrame? Frame, Action? Step)> _line = new();
    private LegDecoder _decoder = new(LegFormat.Pcm24);
    private DateTimeOffset _due;

    /// <summary>How much faster than true time sound may go in: 1 where turns are decided by the clock.</summary>
    public int Speed { get; set; } = 1;

    /// <summary>Sound that waits.</summary>
    public TimeSpan Backlog { get; private set; }

    /// <summary>Sound of the client that has gone in.</summary>
    public TimeSpan Written { get; private set; }

    /// <summary>Silence that was put in behind the client's sound.</summary>
    public TimeSpan Padding { get; private set; }

    /// <summary>Takes a client's bytes.</summary>
    /// <param name="bytes">Sound, in pieces of any size.</param>
    /// <param name="format">Its form.</param>
    /// <returns>How long it lasts.</returns>
    public TimeSpan Add(ReadOnlySpan<byte> bytes, LegFormat format)
    {
        if (_decoder.Format != format)
            _decoder = new LegDecoder(format);
        return _decoder.Decode(bytes) is { } frame ? Enqueue(frame) : TimeSpan.Zero;
    }

    /// <summary>Does something when all sound before it is in the session.</summary>
    public void Then(Action step) => _line.Enqueue((null, step));

    /// <summary>Puts silence behind the sound, so that the recogniser hears that it has ended.</summary>
    public void AddSilence(TimeSpan length)
    {
        Padding += length;
        Enqueue(AudioFrame.Silence(length, VoiceActivityDetector.SampleRate));
    }

    /// <summary>Forgets the sound that waits; steps stay.</summary>
    public void Clear()
    {
        var steps = _line.Where(entry => entry.Step is not null).ToList();
        _line.Clear();
        steps.ForEach(_line.Enqueue);
        Backlog = TimeSpan.Zero;
    }

    /// <summary>Moves what is due.</summary>
    /// <returns>How long until something is due again; null if nothing waits.</returns>
    public TimeSpan? Run()
    {
        var now = clock.Now;
        if (_due < now - Slack)
            _due = now - Slack;
        while (_line.TryPeek(out var next))
        {
            if (next.Frame is { } frame)
            {
                if (_due > now)
                    return _due - now;
                _due += frame.Duration / Speed;
                Backlog -= frame.Duration;
                Written += frame.Duration;
                _line.Dequeue();
                push(frame);
            }
            else
            {
                _line.Dequeue();
                next.Step!();
            }
        }

        return null;
    }

    private TimeSpan Enqueue(AudioFrame frame)
    {
        var slice = frame.SampleRate / 50;
        for (var from = 0; from < frame.SamplesPerChannel; from += slice)
        {
            var piece = new AudioFrame(frame.Samples.Slice(from, Math.Min(slice, frame.SamplesPerChannel - from)), frame.SampleRate);
            _line.Enqueue((piece, null));
        }

        Backlog += frame.Duration;
        return frame.Duration;
    }
}
