using Agents.Host.Tests.Realtime.Support;
using Agents.Messages;
using Agents.Testing;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime;

/// <summary>Functions of the client, and of the agent.</summary>
public sealed class ToolTests
{
    private const string Weather = """{"tools":[{"type":"function","name":"weather","description":"Tells the weather.","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}]}""";

    [Fact]
    public void Points57_and_58_a_call_is_told_step_by_step()
    {
        using var call = Called(new FunctionToolCall("call_7", "weather", """{"city":"Oslo"}"""));
        var done = call.One("response.done");

        var added = call.All("response.output_item.added").Single(item => (string?)item.SelectToken("item.type") == "function_call")["item"]!;
        ((string?)added["status"]).ShouldBe("in_progress");
        var finished = call.All("response.output_item.done").Single(item => (string?)item.SelectToken("item.type") == "function_call")["item"]!;
        ((string?)finished["status"]).ShouldBe("completed");
        ((string?)call.One("response.function_call_arguments.done")["name"]).ShouldBe("weather");
        JObject.Parse((string)finished["arguments"]!)["city"]!.ShouldBe("Oslo");
        foreach (var named in new[] { added, finished, call.One("response.function_call_arguments.delta"), call.One("response.function_call_arguments.done") })
            ((string?)named["call_id"]).ShouldBe("call_7");
        ((string?)done.SelectToken("response.status")).ShouldBe("completed");
        ((string?)done.SelectToken("response.output[0].call_id")).ShouldBe("call_7");
    }

    [Fact]
    public void Point59_the_output_is_what_the_next_response_answers()
    {
        using var call = Called(new FunctionToolCall("call_7", "weather", "{}"));

        call.Send("""{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"call_7","output":"rain"}}""");
        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.done");

        var prompt = call.Llm.Requests[1].Context.Items;
        prompt.OfType<FunctionCall>().ShouldHaveSingleItem().CallId.ShouldBe("call_7");
        prompt.OfType<FunctionCallOutput>().ShouldHaveSingleItem().Output.ShouldBe("rain");
        ((string?)call.All("response.done")[1].SelectToken("response.output[0].content[0].transcript")).ShouldBe("It rains.");
    }

    [Fact]
    public void Point60_an_output_of_no_call_is_refused()
    {
        using var call = Called(new FunctionToolCall("call_7", "weather", "{}"));

        call.Send("""{"type":"conversation.item.create","event_id":"x","item":{"type":"function_call_output","call_id":"call_8","output":"rain"}}""");

        ((string?)call.One("error")["error"]!["param"]).ShouldBe("item.call_id");
        ((string?)call.One("error")["error"]!["event_id"]).ShouldBe("x");
    }

    [Fact]
    public void Point61_two_calls_are_two_items()
    {
        using var call = Called(new FunctionToolCall("call_1", "weather", "{}"), new FunctionToolCall("call_2", "weather", "{}"));

        call.All("response.output_item.done").Select(item => (int)item["output_index"]!).ShouldBe([0, 1]);
        call.One("response.done").SelectTokens("response.output[*].call_id").Select(id => (string?)id).ShouldBe(["call_1", "call_2"]);
    }

    [Fact]
    public void A_preamble_and_a_call_are_two_items_of_one_response()
    {
        using var call = Called("One moment.", new FunctionToolCall("call_1", "weather", "{}"));

        var done = call.RunTo("response.done");

        done.SelectTokens("response.output[*].type").Select(type => (string?)type).ShouldBe(["message", "function_call"]);
        ((string?)done.SelectToken("response.output[0].content[0].transcript")).ShouldBe("One moment.");
    }

    [Fact]
    public void Functions_of_the_agent_are_run_here_within_one_response()
    {
        using var call = new RealtimeCall(
            context => context.Items.OfType<FunctionCallOutput>().Any() ? new ScriptedAnswer("It is noon.") : ScriptedAnswer.Call("time"),
            agent: agent => agent with { Tools = [Microsoft.Extensions.AI.AIFunctionFactory.Create(() => "12:00", "time")] }) { IsMicrophoneOpen = false };
        call.Send("""{"type":"response.create"}""");

        var done = call.RunTo("response.done");

        done.SelectTokens("response.output[*].type").Select(type => (string?)type).ShouldBe(["message"]);
        ((string?)done.SelectToken("response.output[0].content[0].transcript")).ShouldBe("It is noon.");
        ((int)done.SelectToken("response.usage.total_tokens")!).ShouldBe(30);
    }

    [Fact]
    public void A_call_without_output_does_not_break_the_next_prompt()
    {
        using var call = Called(new FunctionToolCall("call_7", "weather", "{}"));

        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.done");

        call.Llm.Requests[1].Context.Items.OfType<FunctionCallOutput>().ShouldHaveSingleItem().CallId.ShouldBe("call_7");
    }

    private static RealtimeCall Called(params FunctionToolCall[] calls)
    {
        var call = Called("", calls);
        call.RunTo("response.done");
        return call;
    }

    private static RealtimeCall Called(string text, params FunctionToolCall[] calls)
    {
        var asked = 0;
        var call = new RealtimeCall(_ => asked++ == 0 ? new ScriptedAnswer(text) { Calls = calls } : new ScriptedAnswer("It rains.")) { IsMicrophoneOpen = false };
        call.Update(Weather);
        call.Send("""{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text","text":"weather?"}]}}""");
        call.Send("""{"type":"response.create"}""");
        return call;
    }
}
