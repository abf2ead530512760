using Agents.Host.Sessions.Output;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Sessions;

public sealed class EventLineTests
{
    [Theory]
    [InlineData("""{"type":"user_state_changed","new_state":"speaking"}""", "caller   [speaking]")]
    [InlineData("""{"type":"agent_state_changed","new_state":"thinking"}""", "agent    [thinking]")]
    [InlineData("""{"type":"conversation_item_added","item":{"role":"user","text":"what time is it"}}""", "caller   what time is it")]
    [InlineData("""{"type":"conversation_item_added","item":{"role":"assistant","text":"It is","interrupted":true}}""", "agent    It is …")]
    [InlineData("""{"type":"function_tools_executed","calls":[{"name":"get_time"},{"name":"get_date"}]}""", "agent    (get_time, get_date)")]
    [InlineData("""{"type":"session_stalled"}""", "session  [session stalled]")]
    [InlineData("""{"type":"close","reason":"user_initiated"}""", "session  [over: user_initiated]")]
    public void What_matters_to_a_person_is_one_line(string happened, string expected)
    {
        var json = JObject.Parse(happened);
        json["created_at"] = "2026-11-22T14:15:16.78Z";

        EventLine.Of(json).ShouldBe($"14:15:16.7  {expected}");
    }

    [Theory]
    [InlineData("""{"type":"metrics_collected"}""")]
    [InlineData("""{"type":"conversation_item_added","item":{"type":"agent_handoff"}}""")]
    [InlineData("""{"type":"something_new"}""")]
    [InlineData("{}")]
    public void Measurements_and_what_is_not_known_are_left_out(string happened) => EventLine.Of(JObject.Parse(happened)).ShouldBeNull();

    [Fact]
    public void Words_cannot_steer_the_terminal()
        => EventLine.Of(new JObject { ["type"] = "conversation_item_added", ["item"] = new JObject { ["role"] = "user", ["text"] = "a\u001b[2Jb\nc" } })!
            .ShouldEndWith("a [2Jb c");
}
