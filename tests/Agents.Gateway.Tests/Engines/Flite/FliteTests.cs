using System.Text.Json;
using Agents.Audio;

namespace Agents.Gateway.Tests;

[Collection(LocalEnginesTests.Name)]
public sealed class FliteTests(LocalEnginesFixture local)
{
    private const string Text = "It is 5:02, \"Mr. Smith\" (really); pay $3.50 at the well-known place. Thank you.";

    [Theory]
    [InlineData("slt", 24000)]
    [InlineData("slt", 16000)]
    [InlineData("rms", 48000)]
    [InlineData("awb", 8000)]
    [InlineData("kal16", 22050)]
    public async Task Every_voice_speaks_at_every_rate_with_word_times_within_the_audio(string voice, int rate)
    {
        await using var gateway = await local.StartAsync();
        var (audio, words) = await SpeakAsync(gateway, Text, voice, rate);
        audio.Duration.TotalSeconds.ShouldBeInRange(4, 12);
        Loudness(audio).ShouldBeGreaterThan(500);
        words.Select(word => word.String("word").Trim()).ShouldBe(Text.Split(' '));
        var times = words.SelectMany(word => (double[])[word.Double("start"), word.Double("end")]).ToList();
        times.ShouldBeInOrder();
        times[^1].ShouldBeLessThanOrEqualTo(audio.Duration.TotalSeconds + 0.02);
        words.ShouldAllBe(word => word.Double("end") - word.Double("start") > 0.02);
    }

    [Fact]
    public async Task Words_are_where_their_times_say()
    {
        await using var gateway = await local.StartAsync();
        var (audio, words) = await SpeakAsync(gateway, "Go forward ten meters.", "rms", 16000);
        var first = words[0].Double("start");
        Loudness(audio.Slice(TimeSpan.Zero, (first - 0.05).Seconds())).ShouldBeLessThan(Loudness(audio) / 4);
        foreach (var word in words)
            Loudness(audio.Slice(word.Double("start").Seconds(), (word.Double("end") - word.Double("start")).Seconds())).ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("What time is it?", "slt", "what time is it")]
    [InlineData("Go forward ten meters.", "rms", "go forward ten meters")]
    public async Task What_flite_says_pocketsphinx_hears(string text, string voice, string heard)
    {
        await using var gateway = await local.StartAsync();
        var (audio, _) = await SpeakAsync(gateway, text, voice, 24000);
        (await gateway.HearAsync(audio)).Text().ShouldBe(heard);
    }

    [Fact]
    public async Task The_first_sentence_is_heard_before_the_second_is_asked_for()
    {
        await using var gateway = await local.StartAsync();
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create("slt", 24000));
        await socket.SendAsync(Packet("The first sentence. "));
        await socket.UntilAsync("output_audio");
    }

    [Fact]
    public async Task Speed_is_an_option()
    {
        await using var gateway = await local.StartAsync();
        var normal = (await SpeakAsync(gateway, Text, "slt", 16000)).Audio.Duration;
        var fast = (await SpeakAsync(gateway, Text, "slt", 16000, """{"speed":1.5}""")).Audio.Duration;
        (fast / normal).ShouldBe(1 / 1.5, 0.08);
        (await SpeakAsync(gateway, Text, "slt", 16000)).Audio.Duration.ShouldBe(normal);
    }

    [Fact]
    public async Task An_unknown_voice_is_refused_with_the_known_ones()
    {
        await using var gateway = await local.StartAsync();
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create("nobody", 24000));
        var error = await socket.ExpectAsync("error");
        error.GetProperty("code").GetInt32().ShouldBe(400);
        error.String("message").ShouldContain("slt, rms, awb, kal16");
    }

    [Theory]
    [InlineData("…")]
    [InlineData("🙂")]
    [InlineData("Grüße aus Köln – “schön”")]
    [InlineData("- - -")]
    public async Task Odd_text_is_answered_with_some_audio(string text)
    {
        await using var gateway = await local.StartAsync();
        (await SpeakAsync(gateway, text, "slt", 16000)).Audio.Duration.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task Voices_at_once_say_exactly_the_same_as_one_after_the_other()
    {
        await using var gateway = await local.StartAsync();
        Dictionary<string, short[]> alone = [];
        foreach (var voice in FliteVoice.Names) alone[voice] = await OneAsync(voice);
        var together = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => OneAsync(FliteVoice.Names[i % 4])));
        for (var i = 0; i < together.Length; i++) together[i].AsSpan().SequenceEqual(alone[FliteVoice.Names[i % 4]]).ShouldBeTrue($"voice {i % 4}");

        async Task<short[]> OneAsync(string voice) => (await SpeakAsync(gateway, Text, voice, 16000)).Audio.Samples.ToArray();
    }

    internal static async Task<(AudioFrame Audio, List<JsonElement> Words)> SpeakAsync(TestGateway gateway, string text, string voice, int rate, string extra = "{}")
    {
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create(voice, rate));
        await socket.SendAsync(Packet(text, extra));
        await socket.SendAsync("""{"type":"session.flush"}""");
        var messages = await socket.UntilAsync("done");
        var samples = messages.Where(message => message.Type() == "output_audio").SelectMany(message => message.Samples()).ToArray();
        return (new AudioFrame(samples, rate), [.. messages.Where(message => message.Type() == "output_alignment").SelectMany(message => message.GetProperty("words").EnumerateArray())]);
    }

    private static string Create(string voice, int rate) =>
        $$"""{"type":"session.create","model":"local/flite","voice":"{{voice}}","sample_rate":"{{rate}}","encoding":"pcm_s16le","extra":{} }""";

    private static string Packet(string text, string extra = "{}") =>
        $$"""{"type":"input_transcript","transcript":{{JsonSerializer.Serialize(text)}},"generation_config":{},"extra":{{extra}} }""";

    private static double Loudness(AudioFrame audio)
    {
        double sum = 0;
        foreach (var sample in audio.Samples.Span) sum += (double)sample * sample;
        return Math.Sqrt(sum / Math.Max(1, audio.Samples.Length));
    }
}
