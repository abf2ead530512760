using System.Text;
using Agents.Audio;

namespace Agents.Gateway.Tests;

public sealed class CommandTests
{
    [Fact]
    public async Task A_program_that_writes_wav_speaks()
    {
        var wav = Path.GetTempFileName();
        await File.WriteAllBytesAsync(wav, WavBytes.Of(AudioFrame.Silence(0.5.Seconds(), 22050)));
        await using var gateway = await TestGateway.StartAsync(new CommandSynthesiser(new CommandSettings("voice", ["sh", "-c", $"cat > /dev/null; cat {wav}"])));
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync("""{"type":"session.create","model":"command/voice","sample_rate":"16000"}""");
        await socket.SendAsync("""{"type":"input_transcript","transcript":"Hello there. ","generation_config":{}}""");
        await socket.SendAsync("""{"type":"session.flush"}""");
        (await socket.UntilAsync("done")).Where(message => message.Type() == "output_audio").Sum(message => message.Samples().Length).ShouldBeInRange(7980, 8020);
        File.Delete(wav);
    }

    [Fact]
    public async Task A_program_that_reads_wav_recognises_each_utterance()
    {
        // The text is the number of bytes of the WAV file that it got.
        await using var gateway = await TestGateway.StartAsync(new CommandRecogniser(new CommandSettings("count", ["wc", "-c"])));
        var speech = Recordings.GoForward;
        var messages = await gateway.HearAsync(AudioFrame.Concat([speech, AudioFrame.Silence(1.Seconds(), 16000)]), "command/count");
        messages.Select(Json.Type).ShouldBe(["session.created", "start_of_speech", "final_transcript", "session.finalized"]);
        int.Parse(messages[2].String("transcript"), System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(2 * 16000, 2 * 3 * 16000);
    }

    [Fact]
    public async Task Finalize_gives_the_program_what_there_is()
    {
        await using var gateway = await TestGateway.StartAsync(new CommandRecogniser(new CommandSettings("count", ["wc", "-c"])));
        var messages = await gateway.HearAsync(Recordings.GoForward.Slice(TimeSpan.Zero, 1.5.Seconds()), "command/count");
        messages.Text().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Text_reaches_the_program_on_its_input_and_never_as_an_argument() =>
        Encoding.UTF8.GetString(await RunAsync(["cat"], "$(touch /tmp/x); `id` -o y")).ShouldBe("$(touch /tmp/x); `id` -o y");

    [Theory]
    [InlineData("ended with exit code 3", "sh", "-c", "cat > /dev/null; exit 3")]
    [InlineData("wrote more than 1000 bytes", "head", "-c", "2000", "/dev/zero")]
    [InlineData("ended with exit code", "sh", "-c", "head -c 300000000 /dev/zero | tail -c 200000000 | wc -c; exec tail -n 1 /dev/zero")]
    public async Task A_program_that_fails_writes_or_takes_too_much_is_an_error(string says, params string[] arguments) =>
        (await Should.ThrowAsync<ProtocolException>(() => RunAsync(arguments, "text"))).Message.ShouldContain(says);

    [Fact]
    public async Task A_program_that_takes_too_long_is_ended()
    {
        var time = new ObservedTime();
        var running = CommandRunner.RunAsync(new CommandSettings("slow", ["sleep", "3600"]), default, time, default);
        await time.ArmedAsync(30.Seconds());
        time.Advance(30.Seconds());
        (await Should.ThrowAsync<ProtocolException>(() => running)).Message.ShouldBe("command/slow did not finish within 30 s.");
    }

    [Fact]
    public void A_missing_program_is_told_at_the_start() =>
        Should.Throw<EngineUnavailableException>(() => new CommandSynthesiser(new CommandSettings("x", ["no-such-program"])).Check(default))
            .Message.ShouldContain("no-such-program");

    private static Task<byte[]> RunAsync(string[] arguments, string input)
    {
        var command = new CommandSettings("test", arguments) { MaxOutputBytes = 1000, MaxMemoryBytes = 200L << 20 };
        return CommandRunner.RunAsync(command, Encoding.UTF8.GetBytes(input), TimeProvider.System, default);
    }
}
