using Agents.Audio;

namespace Agents.Bench.Session;

/// <summary>What every call of the benchmark does, over and over: the caller speaks, the agent answers, both are silent.</summary>
/// <remarks>All lengths are whole frames of 20 ms and whole windows of the voice activity detector (32 ms), so that the end of speech is no guess.</remarks>
internal static class Script
{
    public const int Rate = VoiceActivityDetector.SampleRate;
    public const int FramesPerTurn = 400;
    public const int VoicedFrames = 104;
    public const string Words = "what time is it in the city today";

    /// <summary>An answer that takes <see cref="AnswerLasts"/> to say.</summary>
    public const string Answer = "It is half past twelve, and the sun is shining all over the city.";

    public static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);
    public static readonly TimeSpan MinDelay = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan FinalAfter = TimeSpan.FromMilliseconds(200);
    public static readonly TimeSpan FirstToken = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan RestOfAnswer = TimeSpan.FromMilliseconds(200);
    public static readonly TimeSpan FirstSound = TimeSpan.FromMilliseconds(200);
    public static readonly TimeSpan AnswerLasts = TimeSpan.FromSeconds(3);

    public static readonly AudioFrame Silence = new(new short[Rate / 50], Rate);
    public static readonly AudioFrame Voice = new(Enumerable.Repeat((short)1000, Rate / 50).ToArray(), Rate);

    /// <summary>The caller's sound at a place of the script.</summary>
    public static AudioFrame FrameAt(int frame) => frame % FramesPerTurn < VoicedFrames ? Voice : Silence;
}
