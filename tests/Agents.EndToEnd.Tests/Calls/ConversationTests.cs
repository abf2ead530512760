using Agents.Audio;
using Agents.EndToEnd.Tests.Support;
using Agents.Shared.Tests;

namespace Agents.EndToEnd.Tests.Calls;

/// <summary>Whole calls with the engines of this machine.</summary>
public sealed class ConversationTests
{
    [Theory]
    [InlineData("2026-11-22T14:15", "It is a quarter past two in the afternoon.")]
    [InlineData("2026-11-22T09:20", "It is twenty minutes past nine in the morning.")]
    [InlineData("2026-11-22T18:00", "It is six o'clock in the evening.")]
    public async Task The_caller_asks_for_the_time_and_hears_it(string clock, string answer)
    {
        using var folder = new TemporaryFolder();
        var recording = folder.File("out.wav");

        var call = await AgentsProgram.RunAsync("call", Files.Sample("what-time-is-it.wav"), "--fast", "--json", "--clock", clock, "--out", recording);

        call.ExitCode.ShouldBe(0, call.Error);
        call.ErrorLines[0].ShouldBe("gateway: embedded, on this machine (no audio leaves it)");
        call.Turns("caller").ShouldHaveSingleItem().ShouldContain("what time is it");
        call.Turns("agent").ShouldBe([answer]);
        var tool = call.Events.Single(line => (string?)line["type"] == "tool");
        ((string?)tool["name"]).ShouldBe("get_time");
        ((string?)tool["text"]).ShouldBe(answer);
        Words.HeardShare(answer, await HearAgent(recording, folder)).ShouldBeGreaterThanOrEqualTo(0.6);
        folder.Names.ShouldNotContain("out.wav.part");
    }

    [Fact]
    public async Task Three_questions_are_answered_in_order_by_a_caller_who_waits()
    {
        var call = await AgentsProgram.RunAsync("call", Files.Sample("three-questions.wav"), "--fast", "--json", "--wait");

        call.ExitCode.ShouldBe(0, call.Error);
        var turns = call.Events.Where(line => (string?)line["type"] == "turn").ToList();
        turns.Select(line => (string)line["who"]!).ShouldBe(["caller", "agent", "caller", "agent", "caller", "agent"]);
        ((string)turns[0]["text"]!).ShouldContain("what time is it");
        ((string)turns[2]["text"]!).ShouldContain("what day is today");
        ((string)turns[4]["text"]!).ShouldContain("thank you");
    }

    [Fact]
    public async Task A_recording_of_a_person_is_understood()
    {
        using var folder = new TemporaryFolder();
        var spoken = WavFile.ReadRaw(Files.Human("goforward.raw"), 16000);
        var caller = folder.File("goforward.wav");
        WavFile.Write(caller, spoken);

        var call = await AgentsProgram.RunAsync("call", caller, "--fast", "--json");

        call.ExitCode.ShouldBe(0, call.Error);
        call.Turns("caller").ShouldBe(["go forward ten meters"]);
        call.Turns("agent").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Real_time_gives_the_same_conversation_as_the_virtual_clock()
    {
        var call = await AgentsProgram.RunAsync("call", Files.Sample("what-time-is-it.wav"), "--clock", "2026-11-22T14:15");

        call.ExitCode.ShouldBe(0, call.Error);
        call.Output.ShouldContain("caller  what time is it");
        call.Output.ShouldContain("agent   It is a quarter past two in the afternoon.");
    }

    [Theory]
    [InlineData(false, 24, true)]
    [InlineData(true, 32, false)]
    public async Task A_recording_of_a_studio_is_understood_like_one_of_a_telephone(bool isFloat, int bits, bool extensible)
    {
        using var folder = new TemporaryFolder();
        var spoken = WavFile.Read(Files.Sample("what-time-is-it.wav")).ToMono();
        var caller = folder.File("studio.wav");
        await File.WriteAllBytesAsync(caller, WavEncoder.Encode(spoken.Samples.Span, spoken.SampleRate, isFloat, bits, extensible));

        var call = await AgentsProgram.RunAsync("call", caller, "--fast", "--json", "--clock", "2026-11-22T14:15");

        call.ExitCode.ShouldBe(0, call.Error);
        call.Turns("agent").ShouldBe(["It is a quarter past two in the afternoon."]);
    }

    /// <summary>Plays the agent's side of a recording to the recogniser and gives what it heard.</summary>
    private static async Task<string> HearAgent(string recording, TemporaryFolder folder)
    {
        var stereo = WavFile.Read(recording);
        stereo.Channels.ShouldBe(2);
        var right = new short[stereo.SamplesPerChannel];
        for (var i = 0; i < right.Length; i++)
            right[i] = stereo.Samples.Span[(2 * i) + 1];
        var agent = folder.File("agent.wav");
        WavFile.Write(agent, new AudioFrame(right, stereo.SampleRate));
        var heard = await AgentsProgram.RunAsync("call", agent, "--fast", "--json");
        return string.Join(' ', heard.Turns("caller"));
    }
}
