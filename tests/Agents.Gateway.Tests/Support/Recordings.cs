using System.Runtime.CompilerServices;
using Agents.Audio;

namespace Agents.Gateway.Tests;

/// <summary>Recordings of speech: Debian's pocketsphinx-testdata, and the repository's samples.</summary>
internal static class Recordings
{
    public const string TestData = "/usr/share/pocketsphinx/test/data";

    /// <summary>A human says "go forward ten meters".</summary>
    public static AudioFrame GoForward => WavFile.ReadRaw(Require(Path.Combine(TestData, "goforward.raw")), 16000);

    public static AudioFrame Sample(string name) => WavFile.Read(Require(Path.Combine(Root(), "samples", "audio", name)));

    public static string Require(string path) => File.Exists(path)
        ? path
        : throw new FileNotFoundException($"{path} is missing. Test data comes with: apt-get install pocketsphinx-testdata");

    public static void RequireProgram(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} is missing. It comes with: apt-get install pocketsphinx");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
