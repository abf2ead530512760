using System.Net;
using Agents.Inference.Tests.LanguageModel;
using Agents.Inference.Tests.Rig;
using Agents.Messages;

namespace Agents.Inference.Tests.Faults;

public sealed class LlmFaultTests : FaultTest
{
    [Fact]
    public void Whatever_breaks_an_answer_is_whole_or_ends_with_an_error_and_never_begins_twice() => RunSchedules(async (world, seed) =>
    {
        var words = Enumerable.Range(1, world.Plan.Random.Next(1, 20)).Select(word => $"w{word} ").ToList();
        world.Gateway.OnHttp = (_, _, _) => Task.FromResult(Answer(world, words));
        var llm = new Llm(new LlmOptions { Model = "test/model", BaseUrl = "http://gateway.test/v1", ApiKey = "k", ApiSecret = "s", Transport = world.Gateway, Clock = world.Time });
        await using var answer = await world.Child(parent => llm.Chat(ChatContext.Empty, null, new LlmChatOptions { Connect = Patient }, parent));
        var text = "";
        try
        {
            await foreach (var chunk in answer)
                text += chunk.Delta?.Content;
            text.ShouldBe(string.Concat(words));
        }
        catch (ApiException error)
        {
            text.ShouldNotBeEmpty();
            string.Concat(words).ShouldStartWith(text);
            error.Retryable.ShouldBeFalse();
        }
    });

    private static HttpResponseMessage Answer(FaultWorld world, List<string> words)
    {
        if (world.Plan.Next("request") is Fault.Drop or Fault.HalfClose)
            return FakeGateway.Json("{}", HttpStatusCode.ServiceUnavailable);
        var pieces = new List<(TimeSpan, string)>();
        Exception? fault = null;
        foreach (var word in words.Append(""))
        {
            var end = word.Length == 0 ? "\"stop\"" : "null";
            var line = "data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + word + "\"},\"finish_reason\":" + end + "}]}\n\n";
            var struck = world.Plan.Next("chunk");
            var delay = struck switch
            {
                Fault.Stall => TimeSpan.FromSeconds(30),
                Fault.Slow => TimeSpan.FromSeconds(world.Plan.Random.NextDouble() * 9),
                _ => TimeSpan.Zero,
            };
            pieces.Add((delay, struck switch
            {
                Fault.Truncate => line[..(line.Length / 2)],
                Fault.Garble => line.Replace("\":", "\u0001"),
                _ => line,
            }));
            if (struck is Fault.Drop)
                fault = new IOException("cut");
            if (struck is Fault.Drop or Fault.HalfClose or Fault.Truncate)
                return Response(world, pieces, fault);
        }
        pieces.Add((TimeSpan.Zero, "data: [DONE]\n\n"));
        return Response(world, pieces, null);
    }

    private static HttpResponseMessage Response(FaultWorld world, List<(TimeSpan, string)> pieces, Exception? fault) =>
        new() { Content = new StreamContent(new ScriptedBody(pieces, world.Time, fault)) };
}
