using Agents.Audio;
using Agents.Host.Cli;

namespace Agents.Host.Call;

/// <summary>The caller's side of the call, from a file.</summary>
internal static class Recording
{
    private static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads a recording and makes it mono.</summary>
    /// <param name="path">Mono or stereo WAV, 8 to 48 kHz, in any <see cref="WavEncoding"/>.</param>
    /// <exception cref="UsageException">There is no such recording; the message says why.</exception>
    public static AudioFrame Read(string path)
    {
        try
        {
            var recording = WavFile.Read(path).ToMono();
            return recording.SamplesPerChannel > 0
                ? OpenLine(InWholeFrames(recording))
                : throw new UsageException($"{path} is empty: it holds no sound. Give a WAV file with a recording of the caller.");
        }
        catch (WavFormatException wrong)
        {
            throw new UsageException($"{path}: {wrong.Message}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{path} does not exist: give the path of a WAV file.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {(Directory.Exists(path) ? "it is a folder; give the path of a WAV file" : "you have no permission")}.");
        }
        catch (IOException failure)
        {
            throw new UsageException($"{path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Rates that do not give whole 20 ms frames, such as 11 025 Hz, are resampled once.</summary>
    private static AudioFrame InWholeFrames(AudioFrame recording) =>
        recording.SampleRate % 50 == 0 ? recording : Resampler.Resample(recording, 16000);

    /// <summary>The line is open for a moment before the recording begins: a detector has to hear the room before it can tell a voice from it.</summary>
    private static AudioFrame OpenLine(AudioFrame recording) =>
        AudioFrame.Concat([AudioFrame.Silence(LeadIn, recording.SampleRate), recording]);
}
