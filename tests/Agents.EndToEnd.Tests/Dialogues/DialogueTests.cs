using Agents.Audio;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Dialogues;

/// <summary>Spoken dialogues with the real engines: synthetic and human callers, understood and answered as scripted.</summary>
public sealed class DialogueTests(CallerVoices voices) : IClassFixture<CallerVoices>
{
    private const string Time = "It is a quarter past two in the afternoon.";
    private const string Bye = "Goodbye. Have a good day.";
    private const string Welcome = "You are welcome.";

    [Theory]
    [InlineData("slt", "what time is it", Time)]
    [InlineData("slt", "can you tell me the time please", Time)]
    [InlineData("slt", "thank you very much", Welcome)]
    [InlineData("slt", "good bye and thank you very much", Bye)]
    [InlineData("rms", "what time is it", Time)]
    [InlineData("rms", "can you tell me the time please", Time)]
    [InlineData("rms", "see you later good bye", Bye)]
    [InlineData("rms", "good bye and thank you very much", Bye)]
    [InlineData("awb", "what time is it", Time)]
    [InlineData("awb", "can you tell me the time please", Time)]
    [InlineData("awb", "thank you very much", Welcome)]
    [InlineData("awb", "good bye and thank you very much", Bye)]
    [InlineData("kal16", "what time is it", Time)]
    [InlineData("kal16", "what time is it please", Time)]
    [InlineData("kal16", "thank you very much", Welcome)]
    [InlineData("kal16", "good bye and thank you very much", Bye)]
    public async Task A_synthetic_caller_gets_the_scripted_answer(string voice, string question, string answer)
    {
        using var folder = new TemporaryFolder();
        var caller = folder.File("caller.wav");
        WavFile.Write(caller, await voices.SayAsync(voice, question));

        var call = await AgentsProgram.RunAsync("call", caller, "--fast", "--json", "--clock", "2026-11-22T14:15");

        call.ExitCode.ShouldBe(0, call.Error);
        call.Turns("agent").ShouldBe([answer], $"understood: {string.Join(" | ", call.Turns("caller"))}");
    }

    [Theory]
    [InlineData("goforward.raw", "go forward ten meters")]
    [InlineData("sense_and_sensibility_01_austen_64kb-0880.wav", "he was not an ill disposed young man")]
    [InlineData("sense_and_sensibility_01_austen_64kb-0930.wav", "he might even have been made amiable himself")]
    [InlineData("sense_and_sensibility_01_austen_64kb-0890.wav", "unless to be rather cold hearted and rather selfish is to be ill disposed")]
    public async Task A_human_caller_is_understood_and_answered_once(string recording, string said)
    {
        using var folder = new TemporaryFolder();
        var caller = folder.File("caller.wav");
        var path = Files.Human(recording);
        WavFile.Write(caller, recording.EndsWith(".raw", StringComparison.Ordinal) ? WavFile.ReadRaw(path, 16000) : WavFile.Read(path));

        var call = await AgentsProgram.RunAsync("call", caller, "--fast", "--json");

        call.ExitCode.ShouldBe(0, call.Error);
        Words.HeardShare(said, string.Join(' ', call.Turns("caller"))).ShouldBeGreaterThanOrEqualTo(0.5);
        call.Turns("agent").ShouldHaveSingleItem();
    }
}
