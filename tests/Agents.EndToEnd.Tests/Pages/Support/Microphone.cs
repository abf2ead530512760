using Agents.Audio;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Pages.Support;

/// <summary>Recordings that a browser takes for its microphone.</summary>
internal static class Microphone
{
    private const int Rate = 16_000;

    /// <summary>What is said after the silence in which the page connects, then silence that no test outlasts.</summary>
    /// <param name="file">Where it is written.</param>
    /// <param name="parts">Seconds of silence, and recordings of <c>samples/audio</c>.</param>
    public static string Record(string file, params (double Silence, AudioFrame Speech)[] parts)
    {
        var pieces = new List<AudioFrame>();
        foreach (var (silence, speech) in parts)
        {
            pieces.Add(AudioFrame.Silence(TimeSpan.FromSeconds(silence), Rate));
            pieces.Add(speech);
        }

        pieces.Add(AudioFrame.Silence(TimeSpan.FromMinutes(3), Rate));
        WavFile.Write(file, AudioFrame.Concat(pieces));
        return file;
    }

    /// <summary>"what time is it"</summary>
    public static AudioFrame WhatTimeIsIt() => WavFile.Read(Files.Sample("what-time-is-it.wav"));

    /// <summary>"what day is today", the second question of the sample with three.</summary>
    public static AudioFrame WhatDayIsToday()
    {
        var three = WavFile.Read(Files.Sample("three-questions.wav"));
        return new AudioFrame(three.Samples[(int)(3.1 * Rate)..(int)(4.5 * Rate)].ToArray(), Rate);
    }
}
