using Agents.Audio;

namespace Agents.Gateway.Tests;

/// <summary>A recording in a file of its own.</summary>
internal sealed class TemporaryWav : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agents-").FullName;

    public TemporaryWav(AudioFrame? audio = null)
    {
        if (audio is not null) WavFile.Write(Path, audio);
    }

    public string Path => System.IO.Path.Combine(_folder, "audio.wav");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
