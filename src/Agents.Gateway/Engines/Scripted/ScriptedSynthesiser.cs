using System.Runtime.CompilerServices;

namespace Agents.Gateway;

/// <summary>Text to speech by script.</summary>
internal sealed class ScriptedSynthesiser(IReadOnlyDictionary<string, SpeakingScript> scripts) : ISynthesiser
{
    private const double Loudness = 8000;
    private const double Step = 20;

    public IReadOnlyList<string> Models { get; } = [.. scripts.Keys];

    public bool Serves(string model) => scripts.ContainsKey(model);

    public void Check(ModelName model)
    {
        // A script is always there, and speaks with any voice.
    }

    public async IAsyncEnumerable<SpokenPart> SpeakAsync(
        SynthesisRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        var script = scripts[request.Model];
        var words = request.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (i == script.FailAfterWords) throw new ProtocolException(500, "The script fails here.");
            await context.DelayAsync(i == 0 ? script.FirstAudio : script.BetweenWords, cancel);
            var samples = Tone(script, i, request.SampleRate);
            SpokenWord[] times = script.Words ? [new(words[i], TimeSpan.Zero, script.PerWord)] : [];
            yield return new(samples, times);
        }
    }

    public ValueTask DisposeAsync() => default;

    private static short[] Tone(SpeakingScript script, int word, int rate)
    {
        var samples = new short[(int)(script.PerWord.TotalSeconds * rate)];
        if (script.Pitch <= 0) return samples;
        var turn = 2 * Math.PI * (script.Pitch + (Step * (word % 20))) / rate;
        var fade = Math.Min(samples.Length / 10, rate / 100);
        for (var i = 0; i < samples.Length; i++)
        {
            var edge = Math.Min(1.0, Math.Min(i, samples.Length - 1 - i) / (double)Math.Max(1, fade));
            samples[i] = (short)(Loudness * edge * Math.Sin(turn * i));
        }

        return samples;
    }
}
