using Agents.Audio;
using Agents.Host.Call;
using Agents.Host.Call.Output;
using Agents.Host.Cli;
using Agents.Host.Services;
using Agents.Kernel.TestKit;

namespace Agents.Host.Tests.Call;

/// <summary>Many calls in one process, over real sockets to the embedded gateway.</summary>
public sealed class ManyCallsTests : IDisposable
{
    private const int Calls = 200;

    private readonly string _script = Path.GetTempFileName();

    public ManyCallsTests() => File.WriteAllText(
        _script,
        """
        {
          "stt": { "caller": { "utterances": [ { "at": 0.3, "lasts": 0.5, "text": "hello there" } ] } },
          "llm": { "answer": { "answers": [ { "text": "Good day." } ] } },
          "tts": { "voice": { } }
        }
        """);

    public void Dispose() => File.Delete(_script);

    [Fact]
    public void After_200_scripted_calls_the_actor_count_is_back_to_the_start()
    {
        var time = new VirtualTime();
        time.Run(async () =>
        {
            var options = new CallOptions { Input = "", Speech = new SpeechOptions { Script = _script, Stt = "scripted/caller", Llm = "scripted/answer", Tts = "scripted/voice" } };
            var models = ModelChoice.For(options.Speech, GatewayChoice.From(null, _ => null));
            await using var world = await CallWorld.OpenAsync(options, GatewayChoice.From(null, _ => null), models, time, _ => null);
            await using var services = SpeechServices.Create(models, world.Access);
            await Hold(options, services, world);
            var actors = await ActorsAtRest(world);

            for (var i = 1; i < Calls; i++)
                await Hold(options, services, world);

            (await ActorsAtRest(world)).Length.ShouldBe(actors.Length, $"before:\n{string.Join('\n', actors)}");
        });
    }

    private static async Task Hold(CallOptions options, SpeechServices services, CallWorld world)
    {
        var output = new StringWriter();
        var call = new PhoneCall(options, Voice(), services, world, new ConversationPrinter(output, json: false));

        (await call.HoldAsync(() => { }, CancellationToken.None)).ShouldBe(ExitCodes.Done, output.ToString());

        output.ToString().ShouldContain("caller  hello there");
        output.ToString().ShouldContain("agent   Good day.");
    }

    /// <summary>All actors, once those of the last call have had a moment to stop.</summary>
    private static async Task<string[]> ActorsAtRest(CallWorld world)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), world.Time);
        return ((ExtendedActorSystem)world.System).PrintTree().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Half a second of a buzz like a voice, between stretches of silence.</summary>
    private static AudioFrame Voice()
    {
        const int Rate = 16000;
        var samples = new short[Rate * 8 / 10];
        for (var i = Rate * 3 / 10; i < samples.Length; i++)
        {
            var pitch = 2 * Math.PI * 120 * i / Rate;
            samples[i] = (short)(3000 * Enumerable.Range(1, 20).Sum(harmonic => Math.Sin(harmonic * pitch) / harmonic));
        }

        return new AudioFrame(samples, Rate);
    }
}
