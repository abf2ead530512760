using Agents.Host.Call.Output;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Call;

public sealed class CallEventTests
{
    private static readonly CallEvent Heard = new(TimeSpan.FromSeconds(3.2049), CallEvent.Caller, CallEventTypes.Turn, "what time is it");

    [Fact]
    public void A_line_of_json_says_when_who_and_what() =>
        Heard.ToJson().ShouldBe("""{"t":3.205,"who":"caller","type":"turn","text":"what time is it"}""");

    [Fact]
    public void Details_are_members_of_the_same_object()
    {
        var tool = new CallEvent(TimeSpan.FromMinutes(1), CallEvent.Agent, CallEventTypes.Tool, "noon")
        {
            Details = new JObject { ["name"] = "get_time", ["arguments"] = new JObject() },
        };

        tool.ToJson().ShouldBe("""{"t":60.0,"who":"agent","type":"tool","text":"noon","name":"get_time","arguments":{}}""");
        tool.ToString().ShouldBe(" 1:00.0  agent   (get_time → noon)");
    }

    [Fact]
    public void A_line_for_people_says_when_who_and_what() => Heard.ToString().ShouldBe(" 0:03.2  caller  what time is it");

    [Fact]
    public void People_see_the_conversation_and_programs_see_everything()
    {
        var state = new CallEvent(TimeSpan.Zero, CallEvent.Agent, CallEventTypes.State, "thinking");

        Printed(json: false, Heard, state).ShouldBe([" 0:03.2  caller  what time is it"]);
        Printed(json: true, Heard, state).Length.ShouldBe(2);
    }

    private static string[] Printed(bool json, params CallEvent[] events)
    {
        var output = new StringWriter { NewLine = "\n" };
        var printer = new ConversationPrinter(output, json);
        foreach (var happened in events)
            printer.Print(happened);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
