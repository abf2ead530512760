using Agents.Audio;
using Agents.Host.Cli;

namespace Agents.Host.Call;

/// <summary>
/// Writes what the caller would have heard and said: left the caller, right the agent, each at its true time. Written aside; the file appears when
/// the call is over.
/// </summary>
internal sealed class StereoRecorder : IDisposable
{
    /// <summary>Samples per second of the recording.</summary>
    public const int SampleRate = 24000;

    private readonly StereoTrack _track;
    private readonly DateTimeOffset _start;
    private Resampler? _caller;
    private Resampler? _agent;
    private long _callerAt;
    private long _agentAt;

    private StereoRecorder(StereoTrack track, DateTimeOffset start) => (_track, _start) = (track, start);

    /// <summary>Begins a recording.</summary>
    /// <param name="path">Where it shall be; null for no recording.</param>
    /// <param name="start">The moment at which it begins.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static StereoRecorder? Begin(string? path, DateTimeOffset start)
    {
        if (path is null)
            return null;
        try
        {
            if (Directory.Exists(path))
                throw new UsageException($"--out {path} is a folder: give the name of a file in it.");
            return new StereoRecorder(StereoTrack.Create(path, SampleRate), start);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out {path} cannot be written: {failure.Message}");
        }
    }

    /// <summary>The caller's next frame; frames follow each other without gaps from the beginning.</summary>
    public void Caller(AudioFrame frame)
    {
        var sound = Convert(ref _caller, frame);
        _track.WriteLeft(_callerAt, sound);
        _callerAt += sound.SamplesPerChannel;
    }

    /// <summary>A frame of the agent, at the time of its first sample. Frames that follow each other are joined without a seam.</summary>
    public void Agent(AudioFrame frame, DateTimeOffset at)
    {
        var due = (long)Math.Round((at - _start).TotalSeconds * SampleRate);
        if (Math.Abs(due - _agentAt) > SampleRate / 200) // 5 ms: another stretch of speech
        {
            _agent?.Reset();
            _agentAt = Math.Max(due, 0);
        }

        var sound = Convert(ref _agent, frame);
        _track.WriteRight(_agentAt, sound);
        _agentAt += sound.SamplesPerChannel;
    }

    /// <summary>Gives the file its name; both sides are as long as the longer one.</summary>
    public void Complete() => _track.Complete();

    /// <inheritdoc />
    public void Dispose() => _track.Dispose();

    private static AudioFrame Convert(ref Resampler? resampler, AudioFrame frame)
    {
        if (frame.SampleRate == SampleRate)
            return frame;
        resampler ??= new Resampler(frame.SampleRate, SampleRate);
        return resampler.Process(frame);
    }
}
