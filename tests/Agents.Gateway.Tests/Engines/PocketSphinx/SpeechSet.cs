using System.Text.RegularExpressions;
using Agents.Audio;

namespace Agents.Gateway.Tests;

/// <summary>A recording and what is said in it.</summary>
internal sealed record SaidAudio(string Name, AudioFrame Audio, string Said);

/// <summary>Speech to measure recognisers by: people's, from Debian's pocketsphinx-testdata, and that of flite's voices.</summary>
internal static partial class SpeechSet
{
    private static readonly string[] Sentences =
    [
        "what time is it in new york", "please call me back tomorrow morning", "i would like a table for two people", "can you tell me about the weather",
    ];

    /// <summary>Two books read aloud, and playing cards.</summary>
    public static IEnumerable<SaidAudio> People()
    {
        foreach (var (folder, list) in ((string, string)[])[("librivox", "transcription"), ("cards", "cards.transcription")])
        {
            var root = Path.Combine(Recordings.TestData, folder);
            foreach (var line in File.ReadLines(Recordings.Require(Path.Combine(root, list))))
            {
                if (Line().Match(line) is { Success: true } match)
                    yield return new(match.Groups[2].Value, WavFile.Read(Recordings.Require(Path.Combine(root, match.Groups[2].Value + ".wav"))).ToMono(), match.Groups[1].Value.Trim());
            }
        }
    }

    /// <summary>Each voice speaks the same sentences, with a second between them.</summary>
    public static IEnumerable<SaidAudio> Voices()
    {
        var pause = AudioFrame.Silence(1.Seconds(), 16000);
        foreach (var voice in FliteVoice.Names)
        {
            List<AudioFrame> parts = [pause];
            foreach (var sentence in Sentences) parts.AddRange([Resampler.Resample(FliteVoice.Named(voice).Speak(sentence, 1).Audio, 16000), pause]);
            yield return new(voice, AudioFrame.Concat(parts), string.Join(' ', Sentences));
        }
    }

    [GeneratedRegex(@"^<s>\s+(.*?)\s+</s>\s+\((.*)\)$")]
    private static partial Regex Line();
}
