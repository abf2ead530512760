using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Calls;

/// <summary>Services fail; the caller notices as little as can be.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_recogniser_dropped_in_mid_utterance_hears_the_same_words()
    {
        var whole = await Ask();
        var dropped = await Ask("--faults", "stt drop after-audio=0.9s times=1");

        dropped.ExitCode.ShouldBe(0, dropped.Error);
        Errors(dropped, "stt").ShouldBe([true]);
        dropped.Turns("caller").ShouldBe(whole.Turns("caller"));
        dropped.Turns("agent").ShouldBe(whole.Turns("agent"));
    }

    [Fact]
    public async Task A_scripted_recogniser_dropped_in_mid_utterance_hears_exactly_the_same_words()
    {
        using var folder = new TemporaryFolder();
        var script = folder.File("script.json");
        await File.WriteAllTextAsync(script, $$"""
            {
              "stt": { "caller": { "audio": "{{Files.Sample("what-time-is-it.wav")}}", "utterances": [ { "at": 0.45, "lasts": 0.9, "text": "what time is it now please" } ] } },
              "llm": { "answer": { "answers": [ { "text": "Just after two." } ] } },
              "tts": { "voice": { } }
            }
            """);
        string[] models = ["--script", script, "--stt", "scripted/caller", "--llm", "scripted/answer", "--tts", "scripted/voice"];

        var whole = await Ask(models);
        var dropped = await Ask([.. models, "--faults", "stt drop after-audio=0.9s times=1"]);

        whole.Turns("caller").ShouldBe(["what time is it now please"], whole.Error);
        dropped.Turns("caller").ShouldBe(whole.Turns("caller"));
        Errors(dropped, "stt").ShouldBe([true]);
    }

    [Fact]
    public async Task A_language_model_that_is_busy_three_times_only_delays_the_answer()
    {
        var call = await Ask("--faults", "llm status=503 times=3");

        call.ExitCode.ShouldBe(0, call.Error);
        Errors(call, "llm").ShouldBe([true, true, true]);
        call.Turns("agent").ShouldBe(["It is a quarter past two in the afternoon."]);
    }

    [Fact]
    public async Task A_language_model_that_stays_busy_is_apologised_for_and_the_call_has_failed()
    {
        var call = await Ask("--faults", "llm status=503 times=4");

        call.ExitCode.ShouldBe(1, call.Error);
        Errors(call, "llm").ShouldBe([true, true, true, false]);
        call.Turns("agent").ShouldHaveSingleItem().ShouldContain("sorry", Case.Insensitive);
    }

    private static Task<AgentsProgram> Ask(params string[] more) => AgentsProgram.RunAsync(
        ["call", Files.Sample("what-time-is-it.wav"), "--fast", "--json", "--clock", "2026-11-22T14:15", .. more]);

    /// <summary>Whether each error of a service was one that is tried again.</summary>
    private static bool[] Errors(AgentsProgram call, string service) =>
    [
        .. call.Events.Where(line => (string?)line["type"] == "error" && (string?)line["source"] == service).Select(line => (bool)line["recoverable"]!),
    ];
}
