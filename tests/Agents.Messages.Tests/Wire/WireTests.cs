using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Messages.Tests.Wire;

public sealed class WireTests
{
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void What_the_stt_client_writes_the_server_reads()
    {
        var create = new SttSessionCreate
        {
            Model = "a/b", Language = "en", SampleRate = 24000, Extra = new JObject { ["x"] = 1 },
            Fallback = [FallbackModel.ForStt("c/d:en")], Connection = ConnectionHint.Of(ApiConnectOptions.Default),
        };
        var read = SttClientMessage.Read(WireJson.Write(create.ToJson())).ShouldBeOfType<SttSessionCreate>();
        JToken.DeepEquals(read.ToJson(), create.ToJson()).ShouldBeTrue();

        using var buffer = new PooledBuffer();
        byte[] pcm = [.. Enumerable.Range(0, 1601).Select(value => (byte)value)];
        WireAudio.WriteInput(buffer, pcm);
        SttClientMessage.Read(buffer.WrittenMemory.Span).ShouldBeOfType<SttInputAudio>().Pcm.ToArray().ShouldBe(pcm);
        SttClientMessage.Read(SttSessionFinalize.Utf8.Span).ShouldBeOfType<SttSessionFinalize>();
        SttClientMessage.Read(Utf8("""{"type":"new"}""")).ShouldBeNull();
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("NOT_GIVEN")]
    [InlineData("")]
    public void Models_that_mean_none_are_read_as_none(string model) =>
        SttClientMessage.Read(Utf8("""{"type":"session.create","model":"MODEL","settings":{},"fallback":{"models":[{"model":"a/b","extra":null}]}}""".Replace("MODEL", model)))
            .ShouldBeOfType<SttSessionCreate>().Model.ShouldBeNull();

    [Fact]
    public void Transcripts_go_both_ways_and_hold_no_null()
    {
        var said = new SttTranscript(TranscriptKind.Final, "2026-01-01T00:00:00Z") { RequestId = "r", Start = 1, Duration = 2, Words = [new TranscriptWord("a", 1, 2, 0.5)] };
        var json = said.ToJson();
        json.DescendantsAndSelf().ShouldAllBe(token => token.Type != JTokenType.Null);
        var read = SttServerMessage.Read(WireJson.Write(json)).ShouldBeOfType<SttTranscript>();
        read.Transcript.ShouldBe("2026-01-01T00:00:00Z");
        read.Words.ShouldBe(said.Words);
        read.RequestId.ShouldBe("r");
        SttServerMessage.Read(Utf8("""{"type":"error","message":"no","code":"400"}""")).ShouldBeOfType<SttError>().Code.ShouldBe(-1);
    }

    [Fact]
    public void Speech_goes_both_ways()
    {
        using var buffer = new PooledBuffer();
        using var writer = new Utf8JsonWriter(buffer);
        byte[] pcm = [.. Enumerable.Range(0, 5000).Select(value => (byte)(value * 7))];
        WireAudio.WriteOutput(writer, "s1", pcm);
        var audio = TtsServerMessage.Read(buffer.WrittenMemory.Span).ShouldBeOfType<TtsOutputAudio>();
        audio.SessionId.ShouldBe("s1");
        audio.Pcm.ToArray().ShouldBe(pcm);
        JObject.Parse(Encoding.UTF8.GetString(buffer.WrittenMemory.Span)).Properties().Select(property => property.Name).ShouldBe(["type", "session_id", "audio"]);

        var alignment = new TtsOutputAlignment("s1") { Words = [new AlignedText("Hi ", 0, 0.2)], Chars = [new AlignedText("H", 0, 0.1)] };
        var read = TtsServerMessage.Read(WireJson.Write(alignment.ToJson())).ShouldBeOfType<TtsOutputAlignment>();
        read.Words.ShouldBe(alignment.Words);
        read.Chars.ShouldBe(alignment.Chars);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"type\":")]
    [InlineData("{'type':'x'}")]
    [InlineData("{} {}")]
    [InlineData("{\"type\":\"output_audio\",\"audio\":\"$$$\"}")]
    [InlineData("{\"type\":\"output_audio\"}")]
    public void What_is_not_a_message_is_a_json_error(string text) => Should.Throw<JsonException>(() => TtsServerMessage.Read(Utf8(text)));

    [Fact]
    public void The_type_is_found_wherever_it_stands() =>
        WireJson.TypeOf(Utf8("""{"a":{"type":"inner"},"b":[1,{"type":"x"}],"type":"outer"}""")).ShouldBe("outer");

    [Fact]
    public async Task Events_are_read_whatever_the_pieces_they_come_in()
    {
        byte[] stream = Utf8(": comment\r\ndata: one\r\n\r\ndata:two\ndata: lines\n\nid: 7\ndata: \n\rdata: three\r\rdata: unfinished");
        for (var size = 1; size < 20; size++)
        {
            var (at, length) = (0, size);
            var events = new List<string>();
            await foreach (var data in ServerSentEvents.ReadAsync((buffer, _) =>
            {
                var count = Math.Min(Math.Min(length, buffer.Length), stream.Length - at);
                stream.AsMemory(at, count).CopyTo(buffer);
                at += count;
                return ValueTask.FromResult(count);
            }))
                events.Add(Encoding.UTF8.GetString(data.Span));
            events.ShouldBe(["one", "two\nlines", "", "three"]);
        }
    }

    [Fact]
    public void Chunks_go_both_ways()
    {
        var chunk = new ChatCompletionChunk("x")
        {
            Choices = [new ChunkChoice(new ChunkDelta("hi") { ToolCalls = [new ChunkToolCall(1, "c", "f", "{}")] }, "stop")],
            Usage = new ChunkUsage(1, 2, 3, 4),
            ServiceTier = "flex",
        };
        JToken.DeepEquals(ChatCompletionChunk.Parse(chunk.ToJson()).ToJson(), chunk.ToJson()).ShouldBeTrue();
        ChatCompletionChunk.Parse(JObject.Parse("""{"choices":[{"delta":{"content":[{"type":"text","text":"a"},{"type":"image"},{"type":"text","text":"b"}]}},{"delta":null}]}"""))
            .Choices[0].Delta!.Content.ShouldBe("ab");
    }

    [Fact]
    public void Frames_of_interruption_detection_are_checked()
    {
        var frame = new byte[12];
        BargeInFrame.WriteHeader(frame, ulong.MaxValue);
        BargeInFrame.TryRead(frame, out var createdAt, out var pcm).ShouldBeTrue();
        createdAt.ShouldBe(ulong.MaxValue);
        pcm.Length.ShouldBe(4);
        BargeInFrame.TryRead(new byte[7], out _, out _).ShouldBeFalse();
        BargeInFrame.TryRead(new byte[11], out _, out _).ShouldBeFalse();
        Should.Throw<JsonException>(() => BargeInVerdict.ReadHttp(Utf8("""{"created_at":1}""")));
    }
}
