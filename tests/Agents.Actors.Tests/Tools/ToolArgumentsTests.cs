using System.Text.Json;

namespace Agents.Actors.Tests.Tools;

public class ToolArgumentsTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse("""
        {"type":"object","required":["city"],"additionalProperties":false,
         "properties":{"city":{"type":"string"},"days":{"type":["integer","null"]},"unit":{"enum":["c","f"]},"tags":{"type":"array","items":{"type":"string"}}}}
        """).RootElement;

    [Theory]
    [InlineData("""{"city":"Oslo"}""")]
    [InlineData(""" "{\"city\":\"Oslo\"}" """)]
    [InlineData("""<|tool_call|>{"city":"Oslo"}<|end|>""")]
    [InlineData("```json\n{\"city\":\"Oslo\"}\n```")]
    [InlineData("""<tool_call>{"city": "Oslo"}</tool_call>""")]
    public void Checklist_100_arguments_are_repaired_and_canonical(string raw)
        => ToolArguments.Read(raw, Schema).Canonical.ShouldBe("""{"city":"Oslo"}""");

    [Theory]
    [InlineData("{city", "not a JSON object")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("{}", "arguments.city is missing")]
    [InlineData("""{"city":5}""", "arguments.city must be of type string")]
    [InlineData("""{"city":"Oslo","days":1.5}""", "arguments.days must be of type integer or null")]
    [InlineData("""{"city":"Oslo","unit":"k"}""", "arguments.unit must be one of")]
    [InlineData("""{"city":"Oslo","tags":["a",1]}""", "arguments.tags[1] must be of type string")]
    [InlineData("""{"city":"Oslo","planet":"Mars"}""", "arguments.planet is not known")]
    public void Checklist_99_wrong_arguments_are_refused_with_what_is_wrong(string raw, string fault)
    {
        var read = ToolArguments.Read(raw, Schema);
        read.Values.ShouldBeNull();
        read.Fault!.ShouldContain(fault);
    }

    [Fact]
    public void No_arguments_are_an_empty_object()
        => ToolArguments.Read("", JsonDocument.Parse("""{"type":"object","properties":{}}""").RootElement).Canonical.ShouldBe("{}");
}
