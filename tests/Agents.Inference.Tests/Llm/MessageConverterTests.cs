using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.LanguageModel;

public sealed class MessageConverterTests
{
    private static JArray Convert(params ChatItem[] items) => MessageConverter.Convert(ChatContext.Empty.AddRange(items));

    [Fact]
    [Trait("protocol", "86")]
    public void Point_086_a_conversation_becomes_messages()
    {
        Convert(
            new ChatMessage(ChatRole.System, "Be brief."),
            new ChatMessage(ChatRole.User, "Weather in Oslo and Rome?"),
            new ChatMessage(ChatRole.Assistant, "Checking.") { Id = "a" },
            new FunctionCall("c1", "weather", """{"city":"Oslo"}""") { Id = "a/1" },
            new FunctionCall("c2", "weather", """{"city":"Rome"}""") { Id = "a/2" },
            new AgentHandoff(null, "x"),
            new FunctionCallOutput("c1", "4 C"),
            new FunctionCallOutput("c2", "17 C")).ShouldBeJson(
            """
            [{"role":"system","content":"Be brief."},
             {"role":"user","content":"Weather in Oslo and Rome?"},
             {"role":"assistant","content":"Checking.","tool_calls":[
               {"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Oslo\"}"}},
               {"id":"c2","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]},
             {"role":"tool","tool_call_id":"c1","content":"4 C"},
             {"role":"tool","tool_call_id":"c2","content":"17 C"}]
            """);
        ((JObject)Convert(new FunctionCall("c1", "f", "{}") { GroupId = "g" }, new FunctionCallOutput("c1", "x"))[0]).ContainsKey("content").ShouldBeFalse();
    }

    [Fact]
    [Trait("protocol", "87")]
    public void Point_087_halves_of_calls_are_dropped_and_outputs_follow_their_answer()
    {
        var messages = Convert(
            new FunctionCallOutput("lost", "?"),
            new ChatMessage(ChatRole.Assistant, "one") { Id = "a" },
            new FunctionCall("c1", "f", "{}") { Id = "a/1" },
            new FunctionCall("c2", "f", "{}") { Id = "a/2" },
            new ChatMessage(ChatRole.User, "two"),
            new FunctionCallOutput("c1", "1"),
            new FunctionCall("c3", "f", "{}") { Id = "b/1" });
        messages.Select(message => (string)message["role"]!).ShouldBe(["assistant", "tool", "user"]);
        messages[0]["tool_calls"]!.Count().ShouldBe(1);
    }

    [Fact]
    [Trait("protocol", "88")]
    public void Point_088_images_come_before_text_in_either_form()
    {
        var message = Convert(new ChatMessage(ChatRole.User, [
            new TextContent("what"), new ImageContent("https://a/b.png", Detail: ImageDetail.High), new AudioContent("hm"),
            new ImageContent(Data: new byte[] { 1, 2, 3 }, MimeType: "image/png"), new TextContent("is it"),
        ]))[0];
        message["content"]!.ShouldBeJson(
            """
            [{"type":"image_url","image_url":{"url":"https://a/b.png","detail":"high"}},
             {"type":"image_url","image_url":{"url":"data:image/png;base64,AQID","detail":"auto"}},
             {"type":"text","text":"what\nis it"}]
            """);
        Url(new ImageContent("data:image/png;base64,AQID", MimeType: "image/webp")).ShouldBe("data:image/webp;base64,AQID");
        Should.Throw<ArgumentException>(() => Url(new ImageContent("data:image/tiff;base64,AQID"))).Message.ShouldContain("image/tiff");
        ((string)Convert(new ChatMessage(ChatRole.User, [new AudioContent("hm")]))[0]["content"]!).ShouldBe("");

        static string Url(ImageContent image) => (string)Convert(new ChatMessage(ChatRole.User, [image]))[0]["content"]![0]!["image_url"]!["url"]!;
    }

    [Fact]
    [Trait("protocol", "89")]
    public void Point_089_only_known_providers_get_their_extras_back()
    {
        var extra = JObject.Parse("""{"google":{"thought_signature":"x"},"livekit":{},"xai":false,"other":1}""");
        var messages = Convert(
            new ChatMessage(ChatRole.Assistant, "hi") { Id = "a", Extra = extra },
            new FunctionCall("c1", "f", "{}") { Id = "a/1", Extra = extra },
            new FunctionCallOutput("c1", "x"));
        messages[0]["extra_content"]!.ShouldBeJson("""{"google":{"thought_signature":"x"}}""");
        messages[0]["tool_calls"]![0]!["extra_content"]!.ShouldBeJson("""{"google":{"thought_signature":"x"}}""");
        ((JObject)Convert(new ChatMessage(ChatRole.Assistant, "hi") { Extra = JObject.Parse("""{"xai":""}""") })[0]).ContainsKey("extra_content").ShouldBeFalse();
    }
}
