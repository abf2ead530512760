using Agents.Messages;
using Microsoft.Extensions.AI;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.LanguageModel;

/// <summary>The request as it is built, without sockets.</summary>
public sealed class ChatRequestTests
{
    private static readonly AITool Tool = AIFunctionFactory.Create((string city, int days = 3) => city, "weather");

    private static JObject Body(LlmOptions? llm = null, LlmChatOptions? call = null, params AITool[] tools) =>
        ChatRequest.Build(llm ?? new LlmOptions { Model = "test/model:x" }, ChatContext.Empty, tools, call ?? new LlmChatOptions()).Body;

    private static LlmOptions With(string model, string extra) => new() { Model = model, Extra = JObject.Parse(extra) };

    [Fact]
    [Trait("protocol", "79")]
    public void Point_079_answers_are_streamed_with_usage_from_the_model_as_given()
    {
        var body = Body();
        ((string)body["model"]!).ShouldBe("test/model:x");
        ((bool)body["stream"]!).ShouldBeTrue();
        body["stream_options"]!.ToString(Formatting.None).ShouldBe("""{"include_usage":true}""");
    }

    [Fact]
    [Trait("protocol", "80")]
    public void Point_080_without_tools_there_is_neither_tools_nor_choice()
    {
        var body = Body(With("a/b", """{"tool_choice":"auto"}"""), new LlmChatOptions { ToolChoice = ToolChoice.Required });
        body.ContainsKey("tools").ShouldBeFalse();
        body.ContainsKey("tool_choice").ShouldBeFalse();
    }

    [Fact]
    [Trait("protocol", "81")]
    public void Point_081_the_constructor_wins_over_the_call_and_its_arguments_over_its_extras()
    {
        var call = new LlmChatOptions
        {
            ParallelToolCalls = true,
            Extra = JObject.Parse("""{"parallel_tool_calls":false,"temperature":0.1,"seed":1}"""),
        };
        var body = Body(null, call, Tool);
        ((bool)body["parallel_tool_calls"]!).ShouldBeTrue();
        ((double)body["temperature"]!).ShouldBe(0.1);
        body = Body(With("a/b", """{"parallel_tool_calls":false,"temperature":0.9}"""), call, Tool);
        ((bool)body["parallel_tool_calls"]!).ShouldBeFalse();
        ((double)body["temperature"]!).ShouldBe(0.9);
        ((int)body["seed"]!).ShouldBe(1);
        Body(With("a/b", """{"tool_choice":"none"}"""), new LlmChatOptions { ToolChoice = ToolChoice.Required }, Tool)["tool_choice"]!.ToString().ShouldBe("none");
    }

    [Fact]
    [Trait("protocol", "82")]
    public void Point_082_a_chosen_function_is_reduced_and_unknown_choices_are_dropped()
    {
        var choice = ToolChoice.FromJson(JObject.Parse("""{"type":"function","function":{"name":"weather","strict":true},"more":1}"""));
        Body(null, new LlmChatOptions { ToolChoice = choice }, Tool)["tool_choice"]!.ToString(Formatting.None)
            .ShouldBe("""{"type":"function","function":{"name":"weather"}}""");
        ToolChoice.FromJson("whatever").ShouldBeNull();
        ToolChoice.FromJson("required").ShouldBe(ToolChoice.Required);
        Body(null, null, Tool).ContainsKey("tool_choice").ShouldBeFalse();
    }

    [Theory]
    [InlineData("openai/gpt-5-mini", "stop")]
    [InlineData("o3", "stop")]
    [InlineData("xai/grok-4-1-fast-reasoning", "temperature,top_p,n")]
    [InlineData("xai/grok-4-1-fast-non-reasoning", "temperature,top_p,n,presence_penalty,stop")]
    [InlineData("openai/gpt-4o", "temperature,top_p,n,presence_penalty,stop")]
    [Trait("protocol", "83")]
    public void Point_083_models_get_only_what_they_take(string model, string kept)
    {
        var body = Body(With(model, """{"temperature":1,"top_p":1,"n":1,"presence_penalty":1,"stop":"x"}"""));
        string[] all = ["temperature", "top_p", "n", "presence_penalty", "stop"];
        all.Where(body.ContainsKey).ShouldBe(kept.Split(','));
    }

    [Theory]
    [InlineData("openai/gpt-5.2-chat-latest", true, false)]
    [InlineData("openai/gpt-5.4", true, false)]
    [InlineData("openai/gpt-5.2", false, true)]
    [InlineData("openai/gpt-5.1", true, true)]
    [Trait("protocol", "84")]
    public void Point_084_reasoning_effort_and_tools_exclude_each_other_in_some_models(string model, bool tools, bool kept) =>
        Body(With(model, """{"reasoning_effort":"low"}"""), null, tools ? [Tool] : []).ContainsKey("reasoning_effort").ShouldBe(kept);

    [Fact]
    [Trait("protocol", "85")]
    public void Point_085_schemas_are_strict_and_raw_tools_untouched()
    {
        var schema = JObject.Parse("""{"type":"object","properties":{"city":{"type":"string","title":"City"},"days":{"type":"integer","default":3},"unit":{"enum":["c","f"],"type":"string","default":"c"}},"required":["city"]}""");
        StrictSchema.Of(schema, NullForDefault.All).ShouldBeJson(
            """{"type":"object","additionalProperties":false,"required":["city","days","unit"],"properties":{"city":{"type":"string"},"days":{"type":["integer","null"]},"unit":{"enum":["c","f",null],"type":["string","null"]}}}""");
        StrictSchema.Of(schema, NullForDefault.None)["properties"]!["days"]!.ShouldBeJson("""{"type":"integer"}""");
        StrictSchema.Of(JObject.Parse("""{"type":"object","properties":{}}"""), NullForDefault.All).ShouldBeJson("""{"type":"object","properties":{},"additionalProperties":false}""");

        var raw = new RawFunctionTool(JObject.Parse("""{"name":"raw","parameters":{"type":"object","properties":{"a":{"default":1}}},"odd":true}"""));
        var tools = (JArray)Body(null, null, Tool, raw)["tools"]!;
        tools[1].ShouldBeJson("""{"type":"function","function":{"name":"raw","parameters":{"type":"object","properties":{"a":{"default":1}}},"odd":true}}""");
        ((string)tools[0]["function"]!["name"]!).ShouldBe("weather");
        ((bool)tools[0]["function"]!["strict"]!).ShouldBeTrue();
        ((string)tools[0]["function"]!["description"]!).ShouldBe("");
        tools[0]["function"]!["parameters"]!["properties"]!["days"]!["type"]!.ShouldBeJson("""["integer","null"]""");
        Body(new LlmOptions { Model = "a/b", StrictToolSchema = false }, null, Tool)["tools"]![0]!["function"]!["strict"].ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"oneOf":[{"type":"string"},{}]}""", """{"type":"string"}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", """{"type":["string","null"]}""")]
    [InlineData("""{"anyOf":[{"type":"string","enum":["a"]},{"type":"null"}]}""", """{"type":["string","null"],"enum":["a",null]}""")]
    [InlineData("""{"allOf":[{"type":"integer"}]}""", """{"type":"integer"}""")]
    [InlineData("""{"$ref":"#/$defs/T"}""", """{"$ref":"#/$defs/T"}""")]
    [InlineData("""{"$ref":"#/$defs/T","description":"mine"}""", """{"description":"mine","type":"string"}""")]
    [InlineData("""{"$ref":"#/$defs/T","default":"x"}""", """{"type":["string","null"]}""")]
    [InlineData("""{"const":"x","default":"x"}""", """{"const":"x"}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"integer"}],"default":1}""", """{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}""")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}}}}""", """{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false,"required":["a"]}}""")]
    public void Each_rule_of_strictness_holds(string member, string expected)
    {
        var schema = JObject.Parse("""{"type":"object","$defs":{"T":{"type":"string"}},"properties":{}}""");
        schema["properties"]!["p"] = JObject.Parse(member);
        StrictSchema.Of(schema, NullForDefault.All)["properties"]!["p"]!.ShouldBeJson(expected);
    }

    [Fact]
    public void Headers_query_and_body_of_the_extras_go_where_they_belong()
    {
        var request = ChatRequest.Build(
            With("a/b", """{"extra_headers":{"X-A":"1"},"extra_query":{"q":"a b"},"extra_body":{"deep":{"x":1}}}"""), ChatContext.Empty, [], new LlmChatOptions());
        request.Headers.ShouldContain(new KeyValuePair<string, string>("X-A", "1"));
        request.Query.ShouldBe("?q=a%20b");
        request.Body["deep"]!.ShouldBeJson("""{"x":1}""");
        request.Body.ContainsKey("extra_headers").ShouldBeFalse();
    }
}

internal static class JsonAssertions
{
    /// <summary>Equal as JSON, whatever the order of members.</summary>
    public static void ShouldBeJson(this JToken actual, string expected) =>
        JToken.DeepEquals(actual, JToken.Parse(expected)).ShouldBeTrue($"expected {expected}\nbut was  {actual.ToString(Formatting.None)}");
}
