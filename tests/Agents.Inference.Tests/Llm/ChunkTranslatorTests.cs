using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.LanguageModel;

public sealed class ChunkTranslatorTests
{
    private readonly ChunkTranslator _translator = new("test/model");

    private List<ChatChunk> Feed(ChunkDelta? delta, string? finish = null) =>
        [.. _translator.Translate(new ChatCompletionChunk("x1") { Choices = [new ChunkChoice(delta, finish)] })];

    private static ChunkDelta Call(int index, string? id, string? name, string? arguments, JObject? extra = null, string? content = null) =>
        new(content) { ToolCalls = [new ChunkToolCall(index, id, name, arguments, extra)] };

    [Fact]
    [Trait("protocol", "91")]
    public void Point_091_parallel_calls_are_two_chunks_stop_completes_and_length_discards()
    {
        Feed(Call(0, "c1", "weather", "{\"city\":")).ShouldBeEmpty();
        Feed(Call(0, null, null, "\"Oslo\"}")).ShouldBeEmpty();
        Feed(Call(1, "c2", "weather", "{}")).ShouldHaveSingleItem().Delta!.ToolCalls.ShouldBe([new FunctionToolCall("c1", "weather", """{"city":"Oslo"}""")]);
        Feed(new ChunkDelta(), "tool_calls").ShouldHaveSingleItem().Delta!.ToolCalls.ShouldBe([new FunctionToolCall("c2", "weather", "{}")]);

        Feed(Call(0, "c3", "f", "{}"));
        Feed(new ChunkDelta(), "stop").ShouldHaveSingleItem().Delta!.ToolCalls[0].CallId.ShouldBe("c3");
        Feed(Call(0, "c4", "f", "{}"));
        Feed(new ChunkDelta(), "length").ShouldBeEmpty();
        Feed(new ChunkDelta(), "stop").ShouldBeEmpty();
    }

    [Fact]
    public void A_delta_with_several_calls_and_its_finish_is_read_to_its_end()
    {
        var delta = new ChunkDelta("ok") { ToolCalls = [new ChunkToolCall(0, "c1", "f", "{}"), new ChunkToolCall(1, "c2", "g", "{}")] };
        var chunks = Feed(delta, "tool_calls");
        chunks.Select(chunk => chunk.Delta!.ToolCalls[0].CallId).ShouldBe(["c1", "c2"]);
        chunks.Select(chunk => chunk.Delta!.Content).ShouldBe(["ok", null]);
    }

    [Fact]
    [Trait("protocol", "92")]
    public void Point_092_extras_of_calls_and_deltas_come_through()
    {
        Feed(Call(0, "c1", "f", "{}", new JObject { ["google"] = 1 }));
        var finish = Feed(new ChunkDelta { Extra = new JObject { ["livekit"] = 2 } }, "tool_calls").ShouldHaveSingleItem();
        finish.Delta!.ToolCalls[0].Extra!.ShouldBeJson("""{"google":1}""");
        finish.Delta.Extra!.ShouldBeJson("""{"livekit":2}""");
        var metadata = Feed(new ChunkDelta { Extra = new JObject { ["livekit"] = 3 } }).ShouldHaveSingleItem();
        metadata.Delta!.Extra!.ShouldBeJson("""{"livekit":3}""");
        metadata.IsGeneration.ShouldBeFalse();
        Feed(null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Hel|lo <th|ink>secret</thi|nk> world", "Hel|lo |~| world")]
    [InlineData("a < b| and <t|able>", "a < b| and |<table>")]
    [InlineData("<think>never closed", "~")]
    [InlineData("tail <thi", "tail <thi")]
    [InlineData("|x", "|x")]
    [Trait("protocol", "93")]
    public void Point_093_thoughts_are_hidden_wherever_the_stream_is_cut(string chunks, string expected)
    {
        var filter = ThinkingFilter.For("test/model");
        var pieces = chunks.Split('|');
        string.Join('|', pieces.Select((piece, i) => filter.Filter(piece, i == pieces.Length - 1) ?? "~")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Hello <think>secret</think> world", "Hello  world")]
    [InlineData("a<b<think>x</think>c<think>y</think>d", "a<bcd")]
    [InlineData("no thoughts at all <", "no thoughts at all <")]
    [Trait("protocol", "93")]
    public void Point_093_cuts_every_two_characters_change_nothing(string text, string visible)
    {
        var filter = ThinkingFilter.For("test/model");
        var shown = "";
        for (var at = 0; at < text.Length; at += 2)
            shown += filter.Filter(text.Substring(at, Math.Min(2, text.Length - at)), at + 2 >= text.Length);
        shown.ShouldBe(visible);
    }

    [Fact]
    [Trait("protocol", "93")]
    public void Point_093_content_beside_calls_is_filtered_too()
    {
        Feed(Call(0, "c1", "f", "{}"));
        var chunk = Feed(Call(1, "c2", "g", "{}", content: "<think>secret</think>said")).ShouldHaveSingleItem();
        chunk.Delta!.Content.ShouldBe("said");
        new ChunkTranslator("google/gemma-4-31b-it").Translate(new ChatCompletionChunk("x") { Choices = [new ChunkChoice(new ChunkDelta("<|channel>thought hm<channel|>yes"), "stop")] })
            .Single().Delta!.Content.ShouldBe("yes");
    }
}
