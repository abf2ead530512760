namespace Agents.Audio.Tests.Vad;

/// <summary>The speech that detection is measured on: synthetic (in Data) and human (a Debian package).</summary>
internal static class SpeechCorpus
{
    private const string HumanFolder = "/usr/share/pocketsphinx/test/data";

    private static readonly string[] HumanRaw = ["goforward.raw", "numbers.raw", "something.raw", "tidigits/dhd.2934z.raw"];

    public static IReadOnlyList<Recording> Synthetic { get; } = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data"), "*.wav")
        .Order(StringComparer.Ordinal)
        .Select(path => Recording.From(Path.GetFileNameWithoutExtension(path), WavFile.Read(path)))];

    public static IReadOnlyList<Recording> Human() => [.. HumanFiles().Order(StringComparer.Ordinal).Select(path => Recording.From(
        Path.GetFileNameWithoutExtension(path),
        path.EndsWith(".wav", StringComparison.Ordinal) ? WavFile.Read(path) : WavFile.ReadRaw(path, 16_000)))];

    private static IEnumerable<string> HumanFiles()
    {
        if (!Directory.Exists(HumanFolder))
            throw new DirectoryNotFoundException($"{HumanFolder} is missing: install the Debian package pocketsphinx-testdata (./agents setup does).");

        return Directory.GetFiles(Path.Combine(HumanFolder, "cards"), "*.wav")
            .Concat(Directory.GetFiles(Path.Combine(HumanFolder, "librivox"), "*.wav"))
            .Concat(HumanRaw.Select(name => Path.Combine(HumanFolder, name)));
    }
}
