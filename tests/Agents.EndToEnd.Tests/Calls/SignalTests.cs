using Agents.Audio;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Calls;

/// <summary>Ctrl+C and SIGTERM.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_call_that_is_interrupted_keeps_what_was_recorded(string signal)
    {
        using var folder = new TemporaryFolder();
        using var call = AgentsProgram.Start("call", Files.Sample("what-time-is-it.wav"), "--json", "--out", folder.File("out.wav"));
        (await call.ReadLineAsync()).ShouldNotBeNull();

        var ended = await call.SignalAsync(signal);

        ended.ExitCode.ShouldBe(130, ended.Error);
        folder.Names.ShouldBe(["out.wav"]);
        WavFile.Read(folder.File("out.wav")).Channels.ShouldBe(2);
    }

    [Fact]
    public async Task A_gateway_serves_a_call_of_another_process_until_it_is_told_to_stop()
    {
        using var gateway = AgentsProgram.Start("gateway", "--port", "0");
        var listening = (await gateway.ReadLineAsync()).ShouldNotBeNull();
        listening.ShouldStartWith("listening on http://127.0.0.1:");

        var call = await AgentsProgram.RunAsync("call", Files.Sample("what-time-is-it.wav"), "--json", "--clock", "2026-11-22T14:15", "--url", listening["listening on ".Length..]);

        call.ExitCode.ShouldBe(0, call.Error);
        call.ErrorLines[0].ShouldContain("by --url, on this machine (no audio leaves it)");
        call.Turns("agent").ShouldBe(["It is a quarter past two in the afternoon."]);
        (await gateway.SignalAsync("TERM")).ExitCode.ShouldBe(130);
    }
}
