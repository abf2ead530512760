using System.Runtime.CompilerServices;
using Agents.Audio;

namespace Agents.Gateway;

/// <summary><c>local/flite</c>: text to speech on this machine, in English, with the voices slt, rms, awb and kal16.</summary>
/// <remarks>Option <c>speed</c> of <c>extra</c>: 0.5 to 2, or <c>slow</c>, <c>normal</c>, <c>fast</c>.</remarks>
public sealed class FliteSynthesiser : ISynthesiser
{
    /// <summary>Its model name; the voice is the suffix.</summary>
    public const string Model = "local/flite";

    private const string DefaultVoice = "slt";

    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = [.. FliteVoice.Names.Select(voice => $"{Model}:{voice}")];

    /// <inheritdoc/>
    public bool Serves(string model) => model == Model;

    /// <inheritdoc/>
    public void Check(ModelName model) => FliteVoice.Named(VoiceOf(model.Suffix));

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpokenPart> SpeakAsync(
        SynthesisRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        var voice = FliteVoice.Named(VoiceOf(request.Voice));
        var text = FliteText.Plain(request.Text);
        if (text.Length == 0)
        {
            yield return new(AudioFrame.Silence(TimeSpan.FromMilliseconds(100), request.SampleRate).Samples, []);
            yield break;
        }

        await FliteVoice.Turn.EnterAsync(cancel);
        SpokenPart part;
        try
        {
            part = await context.RunNativeAsync(() => Speak(voice, request, text), cancel);
        }
        finally
        {
            FliteVoice.Turn.Exit();
        }

        yield return part;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default; // voices belong to the process

    private static SpokenPart Speak(FliteVoice voice, SynthesisRequest request, string text)
    {
        var speech = voice.Speak(text, SpeedOf(request.Extra));
        return new(Resampler.Resample(speech.Audio, request.SampleRate).Samples, FliteText.AsWritten(request.Text, speech.Words));
    }

    private static string VoiceOf(string? asked) => string.IsNullOrEmpty(asked) ? DefaultVoice : asked;

    private static double SpeedOf(ExtraOptions extra) => extra.Text("speed") switch
    {
        "slow" => 0.8,
        "fast" => 1.25,
        _ => Math.Clamp(extra.Number("speed") ?? 1, 0.5, 2),
    };
}
