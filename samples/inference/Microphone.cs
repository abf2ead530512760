using Agents.Audio;

namespace Agents.Samples;

/// <summary>A recording, as a microphone would give it: at the pace of the clock.</summary>
internal static class Microphone
{
    public static async Task PlayAsync(string wavFile, Action<AudioFrame> hear)
    {
        var recording = WavFile.Read(wavFile).ToMono();
        var piece = recording.SampleRate / 10;
        for (var at = 0; at < recording.SamplesPerChannel; at += piece)
        {
            hear(recording.Slice(at, Math.Min(piece, recording.SamplesPerChannel - at)));
            await Task.Delay(TimeSpan.FromSeconds(0.1), TimeProvider.System);
        }
    }
}
