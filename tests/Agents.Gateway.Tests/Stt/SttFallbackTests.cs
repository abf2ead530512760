using System.Text.Json;

namespace Agents.Gateway.Tests;

/// <summary>Engines that fail in the middle of an utterance: the next of the session's fallback models hears its audio again, all of it and once.</summary>
public sealed class SttFallbackTests
{
    private const int Rate = 16000;

    /// <summary>3 s of silence, "1 2" in 1 s, 2.5 s of silence, "3 4 5" in 3 s, 0.5 s of silence.</summary>
    private static readonly short[] Call = [.. Run(0, 3), .. Run(1, 0.5), .. Run(2, 0.5), .. Run(0, 2.5), .. Run(3, 1), .. Run(4, 1), .. Run(5, 1), .. Run(0, 0.5)];

    [Theory]
    [InlineData(1.0)] // silence
    [InlineData(3.2)] // the first word
    [InlineData(3.95)] // the end of the first utterance
    [InlineData(5.0)] // between the utterances
    [InlineData(6.6)]
    [InlineData(8.2)]
    [InlineData(9.45)]
    public async Task No_word_is_lost_or_heard_twice_wherever_an_engine_breaks(double after)
    {
        await using var gateway = await StartAsync(new NumberRecogniser("test/breaks", after.Seconds()), new NumberRecogniser("test/second"));
        var messages = await HearAsync(gateway, "test/second");
        var finals = messages.Where(message => message.Type() == "final_transcript").ToList();
        finals.Select(final => final.String("transcript")).ShouldBe(["1 2", "3 4 5"]);
        finals.Select(final => final.Double("start")).ShouldBe([3.0, 6.5], 0.001);
        finals.Select(final => final.Double("duration")).ShouldBe([1.0, 3.0], 0.001);
        messages.Count(message => message.Type() == "start_of_speech").ShouldBe(2, "an utterance begins once, whoever hears it");
        messages.Select(Json.Type).ShouldNotContain("error");
        gateway.Log.Lines.Count(line => line.Contains("test/breaks failed in an open utterance, test/second hears its", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_at_the_end_of_the_audio_is_mended_too()
    {
        await using var gateway = await StartAsync(new NumberRecogniser("test/breaks", breaksAtFinish: true), new NumberRecogniser("test/second"));
        var messages = await HearAsync(gateway, "test/second", cutAt: 9.2);
        messages.Text().ShouldBe("1 2 3 4 5");
        messages[^1].Type().ShouldBe("session.finalized");
    }

    [Fact]
    public async Task Each_fallback_has_its_turn_also_one_after_the_other_in_the_same_utterance()
    {
        await using var gateway = await StartAsync(
            new NumberRecogniser("test/breaks", 7.0.Seconds()), new NumberRecogniser("test/second", 3.0.Seconds()), new NumberRecogniser("test/third"));
        var messages = await HearAsync(gateway, "test/second", "nobody/knows", "test/third");
        messages.Text().ShouldBe("1 2 3 4 5");
        gateway.Log.Lines.Count(line => line.Contains("in an open utterance", StringComparison.Ordinal)).ShouldBe(2);
        gateway.Log.Lines.Count(line => line.Contains("nobody/knows failed before any output", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_last_one_breaks_the_client_is_told()
    {
        await using var gateway = await StartAsync(new NumberRecogniser("test/breaks", 1.0.Seconds()));
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(Create("test/breaks"));
        await socket.SendAudioAsync(Call.AsSpan(0, 2 * Rate));
        (await socket.UntilAsync("error"))[^1].GetProperty("code").GetInt32().ShouldBe(500);
    }

    private static async Task<List<JsonElement>> HearAsync(TestGateway gateway, string fallback, params string[] more) => await HearAsync(gateway, [fallback, .. more], Call.Length);

    private static Task<List<JsonElement>> HearAsync(TestGateway gateway, string fallback, double cutAt) => HearAsync(gateway, [fallback], (int)(cutAt * Rate));

    private static async Task<List<JsonElement>> HearAsync(TestGateway gateway, string[] fallback, int samples)
    {
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(Create("test/breaks", fallback));
        for (var at = 0; at < samples; at += Rate / 20) await socket.SendAudioAsync(Call.AsSpan(at, Math.Min(Rate / 20, samples - at)));
        await socket.SendAsync("""{"type":"session.finalize"}""");
        return await socket.UntilAsync("session.finalized");
    }

    private static string Create(string model, params string[] fallback)
    {
        var models = string.Join(',', fallback.Select(name => $$"""{"model":"{{name}}"}"""));
        return $$"""{"type":"session.create","model":"{{model}}","settings":{"sample_rate":"16000"},"fallback":{"models":[{{models}}]} }""";
    }

    private static IEnumerable<short> Run(short number, double seconds) => Enumerable.Repeat(number, (int)(seconds * Rate));

    private static Task<TestGateway> StartAsync(params IEngine[] engines) => TestGateway.StartAsync(engines);
}
