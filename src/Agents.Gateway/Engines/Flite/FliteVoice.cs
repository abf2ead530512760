using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Agents.Audio;

namespace Agents.Gateway;

/// <summary>One of flite's voices, registered once for the whole process.</summary>
/// <remarks>
/// One text is spoken at a time, whatever the voice: settings belong to the voice, and the noise in the sound comes from the C library's random
/// numbers, which are set to the same place for each text. So the same text gives the same samples.
/// </remarks>
internal sealed unsafe class FliteVoice
{
    private const string Package = "libflite1";
    private static readonly ConcurrentDictionary<string, Lazy<FliteVoice>> Voices = new();
    private static readonly Lazy<int> Initialised = new(FliteNative.Init);

    /// <summary>flite may do one thing at a time: registering a voice sets up what all voices share.</summary>
    private static readonly Lock Native = new();

    private static readonly nint Stretch = Marshal.StringToCoTaskMemUTF8("duration_stretch"); // flite keeps the pointer

    private readonly nint _voice;

    private FliteVoice(nint voice) => _voice = voice;

    /// <summary>The names of the voices: slt (female), rms and awb (male), kal16 (male, robotic, fast).</summary>
    public static IReadOnlyList<string> Names { get; } = ["slt", "rms", "awb", "kal16"];

    /// <summary>Whoever speaks holds it.</summary>
    public static Turnstile Turn { get; } = new();

    /// <summary>A voice by its name, registered at first use.</summary>
    /// <exception cref="ModelRefusedException">There is no such voice.</exception>
    /// <exception cref="EngineUnavailableException">The library is missing.</exception>
    public static FliteVoice Named(string name) => Names.Contains(name)
        ? Voices.GetOrAdd(name, static name => new(() => Register(name))).Value
        : throw new ModelRefusedException($"{FliteSynthesiser.Model} has no voice of that name; known: {string.Join(", ", Names)}.");

    /// <summary>Speaks a text. Hold <see cref="Turn"/>, so that no thread waits here.</summary>
    /// <param name="text">Plain ASCII (<see cref="FliteText"/>).</param>
    /// <param name="speed">1 is the voice's own, 2 twice as fast.</param>
    public FliteSpeech Speak(string text, double speed)
    {
        using var native = Native.EnterScope();
        FliteNative.SeedRandom(1);
        FliteNative.SetNumber(((FliteNative.Voice*)_voice)->Features, Stretch, (float)(1 / speed));
        using var utterance = FliteNative.Synthesise(text, _voice);
        var wave = utterance.IsInvalid ? null : FliteNative.WaveOf(utterance);
        if (wave is null) throw new InvalidOperationException($"flite could not speak a text of {text.Length} characters.");
        var samples = new ReadOnlySpan<short>(wave->Samples, wave->SampleCount * wave->Channels).ToArray();
        return new(new AudioFrame(samples, wave->SampleRate, wave->Channels), Tokens(utterance));
    }

    private static List<SpokenWord> Tokens(UtteranceHandle utterance)
    {
        List<SpokenWord> tokens = [];
        for (var token = FliteNative.Head(FliteNative.Relation(utterance, "Token")); token != 0; token = FliteNative.Next(token))
        {
            var first = FliteNative.FirstDaughter(token);
            if (first == 0) continue;
            var start = FliteNative.Number(first, "R:SylStructure.daughter1.daughter1.R:Segment.p.end");
            var end = FliteNative.Number(FliteNative.LastDaughter(token), "R:SylStructure.daughtern.daughtern.R:Segment.end");
            if (end <= start) continue; // punctuation alone: nothing is heard of it
            tokens.Add(new(Feature(token, "prepunctuation") + Feature(token, "name") + Feature(token, "punc"), Seconds(start), Seconds(end)));
        }

        return tokens;
    }

    private static string Feature(nint item, string path) =>
        Marshal.PtrToStringUTF8(FliteNative.Text(item, path)) is { } text && text != "0" ? text : path == "name" ? "0" : "";

    private static TimeSpan Seconds(float seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1000.0, 1));

    private static FliteVoice Register(string name)
    {
        using var native = Native.EnterScope();
        NativeLibraries.Require(FliteSynthesiser.Model, NativeLibraries.Flite, Package);
        _ = Initialised.Value;
        var library = NativeLibraries.Require(FliteSynthesiser.Model, $"libflite_cmu_us_{name}.so.1", Package);
        var register = (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(library, $"register_cmu_us_{name}");
        return new(register(null));
    }
}

/// <summary>What flite spoke.</summary>
/// <param name="Audio">At the voice's own sample rate.</param>
/// <param name="Words">One entry per word of the text, with the times of its sounds.</param>
internal sealed record FliteSpeech(AudioFrame Audio, IReadOnlyList<SpokenWord> Words);
