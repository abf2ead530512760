using System.Runtime.CompilerServices;
using System.Text;
using Agents.Audio;

namespace Agents.Gateway;

/// <summary><c>command/name</c>: text to speech through a program that reads text and writes WAV.</summary>
/// <param name="command">The program.</param>
public sealed class CommandSynthesiser(CommandSettings command) : ISynthesiser
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = [command.Model];

    /// <inheritdoc/>
    public bool Serves(string model) => model == command.Model;

    /// <inheritdoc/>
    public void Check(ModelName model) => CommandRunner.Check(command);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpokenPart> SpeakAsync(
        SynthesisRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        var wav = await CommandRunner.RunAsync(command, Encoding.UTF8.GetBytes(request.Text), context.Time, cancel);
        yield return new(Resampler.Resample(Read(wav), request.SampleRate).Samples, []);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private AudioFrame Read(byte[] wav)
    {
        try
        {
            return WavFile.Read(new MemoryStream(wav)).ToMono();
        }
        catch (WavFormatException error)
        {
            throw new ProtocolException(500, $"{command.Model} did not write a WAV file: {error.Message}");
        }
    }
}
