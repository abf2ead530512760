using Agents.Audio;
using Agents.Messages;

namespace Agents.Bench.Gateway;

/// <summary>What callers' lines carry: speech for 40 % of the time, as messages of 50 ms.</summary>
internal static class CallerLines
{
    private const int Rate = 16000;
    private const int Piece = Rate / 20;
    private const string Folder = "/usr/share/pocketsphinx/test/data/librivox";
    private const double SilencePerSpeech = 1.5;

    /// <summary>Recordings of a reader, each followed by one and a half times as much silence. Each caller begins elsewhere.</summary>
    /// <param name="caller">Number of the caller, from 0.</param>
    /// <param name="callers">How many there are.</param>
    /// <param name="seconds">Length of the line.</param>
    public static IReadOnlyList<byte[]> Read(int caller, int callers, double seconds)
    {
        if (!Directory.Exists(Folder))
            throw new FileNotFoundException($"{Folder} is missing: run ./agents setup, or apt-get install pocketsphinx-testdata.");
        var all = Directory.GetFiles(Folder, "*.wav").Order().Select(path => WavFile.Read(path).ToMono()).ToList();
        var parts = new List<AudioFrame> { AudioFrame.Silence(TimeSpan.FromSeconds(1 + (5.0 * caller / callers)), Rate) };
        for (var i = caller; parts.Sum(part => part.Duration.TotalSeconds) < seconds; i++)
        {
            var speech = all[i % all.Count];
            parts.AddRange([speech, AudioFrame.Silence(speech.Duration * SilencePerSpeech, Rate)]);
        }

        return Messages(AudioFrame.Concat(parts).Slice(0, (int)(seconds * Rate)));
    }

    /// <summary>A line that carries nothing: scripted engines hear by the clock of the audio.</summary>
    public static IReadOnlyList<byte[]> Silent(double seconds) => Messages(AudioFrame.Silence(TimeSpan.FromSeconds(seconds), Rate));

    private static byte[][] Messages(AudioFrame line)
    {
        using var buffer = new PooledBuffer();
        var messages = new byte[line.SamplesPerChannel / Piece][];
        for (var i = 0; i < messages.Length; i++)
        {
            buffer.Clear();
            WireAudio.WriteInput(buffer, System.Runtime.InteropServices.MemoryMarshal.AsBytes(line.Samples.Span.Slice(i * Piece, Piece)));
            messages[i] = buffer.WrittenMemory.ToArray();
        }

        return messages;
    }
}
