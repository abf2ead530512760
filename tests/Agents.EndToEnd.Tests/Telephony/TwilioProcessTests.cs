using System.Net.WebSockets;
using Agents.Audio;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Telephony;

/// <summary>Calls by a simulated Twilio to the program itself, in true time.</summary>
public sealed class TwilioProcessTests
{
    private const int Rate = 16_000;

    private const string LongAnswer =
        "once upon a time there was a small house at the edge of a large wood and in it there lived an old man who had seen many things and liked to tell of them "
        + "to everybody who came along the road in the evening when the lamps were lit and the wind was in the trees";

    [Fact]
    public async Task A_question_is_answered_by_model_tool_and_voice_of_this_machine_and_the_call_that_ended_is_over()
    {
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(folder, """{ "stt": { "caller": { "utterances": [ { "at": 0.5, "lasts": 1, "text": "what time is it" } ] } } }""", "--stt", "scripted/caller");
        await using var call = await LiveCall.StartAsync(host, "CA1", Voice((0.5, 1)));

        await call.UntilAsync(live => live.Heard().Length >= 8000);

        call.Heard().ShouldContain(sample => sample > 2000, "the answer is no silence");
        call.Received("clear").ShouldBeEmpty();
        await call.HangUpAsync();
        call.Closed.ShouldBe(WebSocketCloseStatus.NormalClosure);
        (await host.AskAsync("CA1", "/twilio/voice?resume=1")).Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("Hangup");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_caller_who_talks_over_the_answer_silences_it_and_is_answered()
    {
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(
            folder,
            $$"""
            {
              "stt": { "caller": { "utterances": [ { "at": 0.5, "lasts": 1, "text": "tell me a story" }, { "at": 6, "lasts": 1.5, "text": "stop that please" } ] } },
              "llm": { "story": { "answers": [ { "text": "{{LongAnswer}}" }, { "text": "All right." } ] } },
              "tts": { "voice": { } }
            }
            """,
            "--stt", "scripted/caller", "--llm", "scripted/story", "--tts", "scripted/voice");
        await using var call = await LiveCall.StartAsync(host, "CA2", Voice((0.5, 1), (6, 1.5)));

        await call.UntilAsync(live => live.Received("clear").Length > 0);
        var clear = call.Received("clear")[0].At;
        call.Received("media").ShouldContain(media => media.At < TimeSpan.FromSeconds(6), "the story had begun");
        clear.ShouldBeInRange(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(7), "the caller began to talk at 6 s");

        await call.UntilAsync(live => live.Received("media").Any(media => media.At > clear));
        call.Received("media").First(media => media.At > clear).At.ShouldBeGreaterThan(TimeSpan.FromSeconds(7.5), "only the new answer follows");
        await call.HangUpAsync();
        await host.StopAsync();
    }

    private static async Task<PhoneHost> StartAsync(TemporaryFolder folder, string script, params string[] models)
    {
        var file = folder.File("script.json");
        await File.WriteAllTextAsync(file, script);
        return await PhoneHost.StartAsync(["--script", file, .. models]);
    }

    /// <summary>A buzz like a voice, at some seconds, for some seconds.</summary>
    private static AudioFrame Voice(params (double At, double Lasts)[] stretches)
    {
        var samples = new short[(int)(Rate * stretches.Max(stretch => stretch.At + stretch.Lasts))];
        foreach (var (at, lasts) in stretches)
            for (var i = (int)(at * Rate); i < (at + lasts) * Rate; i++)
                samples[i] = (short)(3000 * Enumerable.Range(1, 20).Sum(harmonic => Math.Sin(harmonic * 2 * Math.PI * 120 * i / Rate) / harmonic));
        return new AudioFrame(samples, Rate);
    }
}
