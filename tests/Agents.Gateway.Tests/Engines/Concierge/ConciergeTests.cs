using System.Text.Json;

namespace Agents.Gateway.Tests;

public sealed class ConciergeTests
{
    [Theory]
    [InlineData("hello", SmallTalk.Greeting)]
    [InlineData("Good morning!", SmallTalk.Greeting)]
    [InlineData("thank you", "You are welcome.")]
    [InlineData("okay goodbye", "Goodbye. Have a good day.")]
    [InlineData("how are you", "I am a program, so I am always well. How can I help you?")]
    [InlineData("what time is it", "I have no clock here, so I cannot tell you the time.")]
    [InlineData("what day is it", "I have no calendar here, so I cannot tell you the date.")]
    [InlineData("my name is anna", "Nice to meet you, Anna.")]
    [InlineData("what is my name", "You have not told me your name.")]
    [InlineData("say that again", "I have not said anything yet.")]
    [InlineData("", "I did not hear anything. Could you say that again?")]
    [InlineData("go forward ten meters", "I don't know that. I am only a small program. You can ask me what I can do.")]
    public void Without_tools_it_makes_small_talk_and_admits_what_it_does_not_know(string said, string answer) =>
        Decide(said).ShouldBe(new ConciergeDecision.Say(answer));

    [Theory]
    [InlineData("who are you")]
    [InlineData("are you a human")]
    [InlineData("am I talking to a machine")]
    [InlineData("What are you?")]
    public void It_is_honest_about_what_it_is(string said) =>
        Decide(said).ShouldBeOfType<ConciergeDecision.Say>().Text.ShouldContain("not a person and not a language model");

    [Theory]
    [InlineData("what time is it", "get_time")]
    [InlineData("What's the time?", "current_time")]
    [InlineData("could you tell me the time please", "getCurrentTime")]
    [InlineData("do you know what time it is", "clock")]
    [InlineData("what is the date today", "get_date")]
    [InlineData("which day is it", "todays_date")]
    [InlineData("what's the weather in oslo", "get_weather")]
    [InlineData("find my order status", "lookup_order_status")]
    public void It_calls_the_tool_that_fits_by_name(string said, string tool) =>
        Called(Decide(said, Tool("set_alarm"), Tool(tool))).ShouldBe([tool]);

    [Fact]
    public void It_calls_the_tool_that_fits_by_description() =>
        Called(Decide("what time is it", Tool("alpha", "Sends a letter"), Tool("beta", "Tells the time of day"))).ShouldBe(["beta"]);

    [Fact]
    public void It_calls_several_tools_at_once_or_one_after_the_other()
    {
        ToolOffer[] tools = [Tool("get_time"), Tool("get_date")];
        Called(Decide(Conversation("what time is it and what day is it", tools))).ShouldBe(["get_time", "get_date"]);
        var one = Conversation("what time is it and what day is it", tools) with { ParallelToolCalls = false };
        Called(Decide(one)).ShouldBe(["get_time"]);
        Called(Decide(After(one, "get_time", "It is noon."))).ShouldBe(["get_date"]);
        Decide(After(After(one, "get_time", "It is noon."), "get_date", "It is Sunday.")).ShouldBe(new ConciergeDecision.Say("It is noon. It is Sunday."));
    }

    [Theory]
    [InlineData("get_time", "It is five past two in the afternoon.", "It is five past two in the afternoon.")]
    [InlineData("get_time", "It is five past two", "It is five past two.")]
    [InlineData("get_time", "14:05", "The time is 14:05.")]
    [InlineData("get_time", """{"time":"14:05"}""", "The time is 14:05.")]
    [InlineData("get_weather", """{"sky":"grey","degrees_celsius":4.5}""", "The weather is sky grey, degrees celsius 4.5.")]
    [InlineData("get_names", """["Ann","Bob"]""", "Ann, Bob.")]
    [InlineData("get_time", "{broken", "The time is {broken.")]
    [InlineData("ring_bell", "", "That is done.")]
    public void It_reads_tool_results_back_as_a_sentence(string tool, string result, string spoken) =>
        Decide(After(Conversation("what time is it", Tool(tool)), tool, result)).ShouldBe(new ConciergeDecision.Say(spoken));

    [Fact]
    public void A_tool_result_of_an_earlier_question_is_not_read_again()
    {
        var earlier = After(Conversation("what time is it", Tool("get_time")), "get_time", "It is noon.");
        var later = earlier with { Messages = [.. earlier.Messages, new("assistant", "It is noon.", [], null), new("user", "thanks", [], null)] };
        Decide(later).ShouldBe(new ConciergeDecision.Say("You are welcome."));
        var again = later with { Messages = [.. later.Messages, new("user", "what time is it", [], null)] };
        Called(Decide(again)).ShouldBe(["get_time"]);
        var repeat = later with { Messages = [.. later.Messages, new("user", "say that again", [], null)] };
        Decide(repeat).ShouldBe(new ConciergeDecision.Say("It is noon."));
    }

    [Fact]
    public void It_remembers_a_name_from_the_conversation() =>
        Decide(Conversation("do you know my name") with
        {
            Messages = [new("user", "my name is anna", [], null), new("assistant", "Nice to meet you, Anna.", [], null), new("user", "what is my name", [], null)],
        }).ShouldBe(new ConciergeDecision.Say("Your name is Anna."));

    [Fact]
    public void Tool_choice_is_obeyed()
    {
        var ask = Conversation("what time is it", Tool("get_date"), Tool("get_time"));
        Decide(ask with { ToolChoice = new(ToolChoiceMode.None) }).ShouldBeOfType<ConciergeDecision.Say>();
        Called(Decide(ask with { ToolChoice = new(ToolChoiceMode.Named, "get_date") })).ShouldBe(["get_date"]);
        var hello = Conversation("hello", Tool("get_date"));
        Called(Decide(hello with { ToolChoice = new(ToolChoiceMode.Required) })).ShouldBe(["get_date"]);
        Decide(After(hello, "get_date", "It is Sunday.") with { ToolChoice = new(ToolChoiceMode.Required) })
            .ShouldBe(new ConciergeDecision.Say("It is Sunday."));
    }

    [Theory]
    [InlineData("what's the weather in New York today?", """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""", """{"city":"New York today"}""")]
    [InlineData("weather for three days", """{"type":"object","properties":{"days":{"type":["integer"]},"unit":{"enum":["c","days"]}},"required":["days","unit"]}""", """{"days":3,"unit":"days"}""")]
    [InlineData("weather", """{"type":"object","properties":{"zone":{"type":["string","null"]},"loud":{"type":"boolean"}},"required":["zone","loud"]}""", """{"zone":null,"loud":true}""")]
    [InlineData("weather", """{"type":"object","properties":{"zone":{"type":"string"}}}""", "{}")]
    public void Required_arguments_are_filled_from_the_question(string said, string schema, string arguments) =>
        ToolArguments.Fill(JsonDocument.Parse(schema).RootElement, said).ShouldBe(arguments);

    [Theory]
    [InlineData("""{"type":"object","properties":{"reply":{"type":"string"},"sure":{"type":"boolean"},"score":{"type":"number","minimum":1}}}""", """{"reply":"Hi.","sure":false,"score":1}""")]
    [InlineData("""{"type":"object","properties":{"kind":{"enum":["a","b"]},"list":{"type":"array","items":{"type":"string"},"minItems":1},"x":{"$ref":"#/$defs/n"}},"$defs":{"n":{"type":["integer","null"]}}}""", """{"kind":"a","list":["Hi."],"x":0}""")]
    public void A_schema_is_filled_with_the_answer(string schema, string json) =>
        JsonShape.Fit("Hi.", new ResponseFormat(ResponseFormatKind.JsonSchema, JsonDocument.Parse(schema).RootElement)).ShouldBe(json);

    [Fact]
    public void A_schema_that_refers_to_itself_ends()
    {
        var schema = JsonDocument.Parse("""{"type":"object","properties":{"next":{"$ref":"#"}}}""").RootElement;
        JsonDocument.Parse(JsonShape.Fit("Hi.", new ResponseFormat(ResponseFormatKind.JsonSchema, schema))).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    private static ConciergeDecision Decide(string said, params ToolOffer[] tools) => Decide(Conversation(said, tools));

    private static ConciergeDecision Decide(ChatRequest request) => ConciergeRules.Decide(request);

    private static IEnumerable<string> Called(ConciergeDecision decision) =>
        decision.ShouldBeOfType<ConciergeDecision.Call>().Tools.Select(call => call.Tool);

    private static ToolOffer Tool(string name, string description = "") => new(name, description, default);

    private static ChatRequest Conversation(string said, params ToolOffer[] tools) => new(
        Concierge.Model, [new("system", "Be brief.", [], null), new("user", said, [], null)], tools, new(ToolChoiceMode.Auto), true, default, null, default);

    private static ChatRequest After(ChatRequest request, string tool, string result) => request with
    {
        Messages = [.. request.Messages, new("assistant", "", [new("c" + request.Messages.Count, tool, "{}")], null), new("tool", result, [], "c" + request.Messages.Count)],
    };
}
