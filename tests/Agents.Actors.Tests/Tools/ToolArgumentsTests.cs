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

public class StrictArgumentTests
{
    /// <summary>What a caller may leave out.</summary>
    /// <param name="Unit">Has a default.</param>
    /// <param name="Note">May be null.</param>
    public sealed record Wishes(string Unit = "c", string? Note = null);

    [Fact]
    public async Task Checklist_110_a_null_for_a_parameter_with_a_default_takes_the_default()
    {
        var tool = ToolFunction.Create((string city, int days = 3, string? note = null, Wishes? wishes = null)
            => $"{city} {days} {note ?? "none"} {wishes?.Unit}", "forecast");
        var read = ToolArguments.Read("""{"city":"Oslo","days":null,"note":null,"wishes":{"unit":null,"note":null}}""", tool.JsonSchema);
        read.Fault.ShouldBeNull();
        read.Canonical!.ShouldNotContain("days");
        var outcome = await ToolRunner.RunAsync(tool, read.Values!, new ToolContext(new("1", "forecast", "{}"), "key", new ToolScope(null!, null!, "1", ActorRefs.Nobody), _ => { }), default);
        outcome.Text.ShouldBe("Oslo 3 none c");
    }

    [Fact]
    public void Checklist_110_a_null_for_a_parameter_without_a_default_is_refused()
        => ToolArguments.Read("""{"city":null}""", ToolFunction.Create((string city) => city, "forecast").JsonSchema)
            .Fault.ShouldBe("arguments.city must be of type string.");
}
