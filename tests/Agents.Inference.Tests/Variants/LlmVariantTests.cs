using System.Net;
using System.Net.Http.Headers;
using Agents.Inference.Tests.LanguageModel;
using Agents.Inference.Tests.Rig;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Variants;

public sealed class LlmVariantTests : LlmTest
{
    [Theory]
    [InlineData(0, 4, 4.1)]
    [InlineData(2, 12, 10.1)]
    [Trait("variant", "14")]
    public void Variant_14_a_request_may_be_sent_again_within_an_attempt(int retries, int requests, double seconds) => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) => Task.FromResult(FakeGateway.Json("{}", HttpStatusCode.ServiceUnavailable));
        await Fails<ApiException>(() => Collect(Create(new ProtocolVariant { ImmediateRetries = retries }).Chat(Hello, parent: Sys)));
        Gateway.Requests.Count.ShouldBe(requests);
        Errors.Count.ShouldBe(4);
        Time.Elapsed.TotalSeconds.ShouldBe(seconds, 0.01);
    });

    [Fact]
    [Trait("variant", "14")]
    public void Variant_14_what_is_sent_again_waits_as_the_service_asks_and_what_cannot_help_is_not() => Run(async () =>
    {
        Gateway.OnHttp = (number, _, _) =>
        {
            if (number > 0)
                return Task.FromResult(Answer(Text("hi", "stop")));
            var busy = FakeGateway.Json("{}", HttpStatusCode.TooManyRequests);
            busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
            return Task.FromResult(busy);
        };
        await Collect(Create(ProtocolVariant.Seed).Chat(Hello, parent: Sys));
        Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(7));
        Errors.ShouldBeEmpty();
        ImmediateRetry.MayHelp(new ApiStatusException("no", 401)).ShouldBeFalse();
        ImmediateRetry.MayHelp(new ApiStatusException("conflict", 409)).ShouldBeTrue();
        ImmediateRetry.MayHelp(new OperationCanceledException()).ShouldBeFalse();
        ImmediateRetry.Delay(9, TimeSpan.FromHours(1)).ShouldBe(TimeSpan.FromSeconds(8));
    });

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [Trait("variant", "15")]
    public void Variant_15_any_chunk_or_only_a_generated_one_ends_retrying(bool any, int requests) => Run(async () =>
    {
        Gateway.OnHttp = (number, _, _) => Task.FromResult(number == 0
            ? AnswerSlowly(new IOException("cable"), (0, $"data: {Chunk(new JObject { ["extra_content"] = new JObject { ["google"] = 1 } })}\n\n"))
            : Answer(Text("hi", "stop")));
        var chat = Collect(Create(new ProtocolVariant { AnyChunkIsOutput = any }).Chat(Hello, parent: Sys));
        if (any)
            await Fails<ApiConnectionException>(() => chat);
        else
            await chat;
        Gateway.Requests.Count.ShouldBe(requests);
    });

    [Theory]
    [InlineData(false, " z", "x  z")]
    [InlineData(true, "</think><think> z", "secret<think> z")]
    [Trait("variant", "16")]
    public void Variant_16_thoughts_are_found_wherever_they_are_cut_or_per_chunk(bool perChunk, string fourth, string shown) => Run(async () =>
    {
        Reply(Text("x <think>secret"), Text("hidden</thi"), Text("nk>"), Text(fourth), Text("", "stop"));
        var text = string.Concat((await Collect(Create(new ProtocolVariant { ThinkingPerChunk = perChunk }).Chat(Hello, parent: Sys))).Select(chunk => chunk.Delta?.Content));
        text.ShouldBe(shown);
    });

    [Fact]
    [Trait("variant", "16")]
    public void Variant_16_per_chunk_leaves_text_beside_a_call_alone()
    {
        var filter = new ChunkThinkingFilter();
        filter.Filter("<think>", last: true, withCall: true).ShouldBe("<think>");
        filter.Filter("a<think>b", last: false, withCall: false).ShouldBe("b");
        filter.Filter("c", last: false, withCall: false).ShouldBeNull();
        filter.Filter("d</think>e", last: false, withCall: false).ShouldBe("e");
        filter.Filter(null, last: false, withCall: false).ShouldBeNull();
    }

    [Fact]
    [Trait("variant", "17")]
    public void Variant_17_updates_prewarming_and_the_low_class_are_there_for_those_who_call_them() => Run(async () =>
    {
        Reply(Text("hi", "stop"));
        var llm = CreateLlm();
        llm.Prewarm();
        llm.UpdateOptions(model: "other/model");
        await Collect(llm.Chat(Hello, null, new LlmChatOptions { InferenceClass = InferenceClass.Low }, Sys));
        ((string)Body(1)["model"]!).ShouldBe("other/model");
        Gateway.Requests[0].Request.RequestUri!.AbsolutePath.ShouldEndWith("/models");
        Gateway.Requests[1].Request.Headers.GetValues("X-LiveKit-Inference-Priority").ShouldBe(["low"]);
    });

    [Fact]
    [Trait("variant", "18")]
    public void Variant_18_null_for_a_default_in_plain_types_only_and_in_response_formats_too()
    {
        var schema = JObject.Parse("""{"type":"object","properties":{"days":{"type":"integer","default":3},"unit":{"enum":["c","f"],"type":"string","default":"c"},"any":{"$ref":"#/$defs/a","default":1}}}""");
        var seed = StrictSchema.Of(schema, NullForDefault.PlainTypes)["properties"]!;
        seed["days"]!["type"]!.Values<string>().ShouldBe(["integer", "null"]);
        seed["unit"]!["enum"]!.Values<string>().ShouldBe(["c", "f"]);
        seed["any"]!["anyOf"].ShouldBeNull();
        var format = new ResponseFormat("Trip", schema);
        TypeOf(ToolConverter.Convert(format, nullInPlainTypes: true)).ShouldBe(JTokenType.Array);
        TypeOf(ToolConverter.Convert(format)).ShouldBe(JTokenType.String);

        static JTokenType TypeOf(JObject sent) => sent.SelectToken("json_schema.schema.properties.days.type")!.Type;
    }

    private Llm Create(ProtocolVariant variant) => CreateLlm(new LlmOptions { Model = "test/model", Variant = variant });
}
