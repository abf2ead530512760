namespace Agents.Bench.Density;

/// <summary>What every caller does, over and over: 1.5 s of speech, then silence until 8 s are over.</summary>
internal static class Script
{
    public const int Rate = 24_000, FrameSamples = Rate / 50, FramesPerRound = 400, VoicedFrames = 75;

    /// <summary>Silence before a caller's first words: a detector of speech learns what silence is.</summary>
    public const int FramesBefore = 25;

    /// <summary>The silence that ends a turn, as the callers ask for it.</summary>
    public static readonly TimeSpan Endpointing = TimeSpan.FromMilliseconds(500);

    public static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);
    public static readonly TimeSpan Round = FrameLength * FramesPerRound;

    /// <summary>One frame of silence as a message.</summary>
    public static byte[] Silence { get; } = Message(new byte[FrameSamples * 2]);

    /// <summary>The messages of the speech, one for each 20 ms.</summary>
    public static byte[][] Speech { get; } = [.. Vowels.Speak(VoicedFrames * FrameSamples, Rate).Chunk(FrameSamples * 2).Select(Message)];

    /// <summary>What a caller sends at a place of its script.</summary>
    /// <param name="frame">Frames since the caller's first words; negative before them.</param>
    public static byte[] At(int frame) => frame >= 0 && frame % FramesPerRound < VoicedFrames ? Speech[frame % FramesPerRound] : Silence;

    /// <summary>Whether the speech of a round ends with a frame.</summary>
    public static bool EndsSpeech(int frame) => frame >= 0 && frame % FramesPerRound == VoicedFrames - 1;

    private static byte[] Message(byte[] pcm) =>
        System.Text.Encoding.ASCII.GetBytes($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(pcm)}}"}""");
}
