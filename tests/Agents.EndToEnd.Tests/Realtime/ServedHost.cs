using Agents.Audio;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Realtime;

/// <summary><c>agents serve</c> as a process of its own, on a free port, with the engines of this machine.</summary>
internal sealed class ServedHost : IDisposable
{
    private readonly RunningProgram _program;

    private ServedHost(RunningProgram program, Uri address) => (_program, Address) = (program, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it; returns when it listens.</summary>
    /// <param name="arguments">Further words of the command line.</param>
    public static Task<ServedHost> StartAsync(params string[] arguments) => StartAsync(arguments, []);

    /// <summary>Starts it with some environment variables.</summary>
    public static async Task<ServedHost> StartAsync(string[] arguments, (string Name, string Value)[] environment)
    {
        var program = AgentsProgram.Start(["serve", "--port", "0", .. arguments], environment);
        var line = await program.ReadLineAsync() ?? throw new InvalidOperationException("agents serve ended before it listened.");
        return new ServedHost(program, new Uri(line["listening on ".Length..]));
    }

    /// <summary>A sample as the API wants sound: 24 kHz PCM16, with silence behind it in which the turn ends.</summary>
    public static byte[] Question(string sample)
    {
        var recording = Resampler.Resample(WavFile.Read(Files.Sample(sample)), 24_000);
        var bytes = new byte[(recording.Samples.Length * 2) + (2 * 48_000)];
        Buffer.BlockCopy(recording.Samples.ToArray(), 0, bytes, 0, recording.Samples.Length * 2);
        return bytes;
    }

    /// <inheritdoc />
    public void Dispose() => _program.Dispose();
}
