using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Agents.Inference.Tests.Rig;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.LanguageModel;

/// <summary>What the tests of the language model share.</summary>
public abstract class LlmTest : VirtualTest
{
    private protected static ChatContext Hello => ChatContext.Empty.AddMessage(ChatRole.User, "hello");

    private protected static string Text(string content, string? finish = null) => Chunk(new JObject { ["content"] = content }, finish);

    private protected static string Chunk(JObject? delta, string? finish = null) => new JObject
    {
        ["id"] = "x1",
        ["choices"] = new JArray(new JObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    }.ToString(Newtonsoft.Json.Formatting.None);

    private protected static string Usage => """{"id":"x1","choices":[],"usage":{"prompt_tokens":31,"completion_tokens":12,"total_tokens":43,"prompt_tokens_details":{"cached_tokens":8}}}""";

    private protected static HttpResponseMessage Answer(params string[] events) => AnswerRaw(string.Concat(events.Append("[DONE]").Select(data => $"data: {data}\n\n")));

    private protected static HttpResponseMessage AnswerRaw(string body) => Stream(new ScriptedBody([(TimeSpan.Zero, body)], null, null));

    /// <summary>An answer that comes in pieces, each after a pause, and may break off.</summary>
    private protected HttpResponseMessage AnswerSlowly(Exception? fault, params (double After, string Text)[] pieces) =>
        Stream(new ScriptedBody([.. pieces.Select(piece => (TimeSpan.FromSeconds(piece.After), piece.Text))], Time, fault));

    private protected JObject Body(int request = 0) => JObject.Parse(Encoding.UTF8.GetString(Gateway.Requests[request].Body));

    private protected void Reply(params string[] events) => Gateway.OnHttp = (_, _, _) => Task.FromResult(Answer(events));

    private static HttpResponseMessage Stream(Stream body)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
