using Agents.Host.Realtime;
using Agents.Host.Tests.Realtime.Support;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>What clients choose instead of the agent's own, and the latencies they may ask for.</summary>
public sealed class ServiceChoiceTests
{
    [Fact]
    public void The_session_starts_with_what_was_chosen()
    {
        var other = new ScriptedLlm(_ => new ScriptedAnswer("I am the other one."));
        using var call = Call(other);
        call.Update("""{"x_models":{"llm":"other"}}""");
        call.Say("hello");
        call.RunTo("response.done");

        ((string?)call.One("response.output_audio_transcript.done")["transcript"]).ShouldBe("I am the other one.");
        ((string?)call.All("session.updated")[^1].SelectToken("session.x_models.llm")).ShouldBe("other");
    }

    [Fact]
    public void A_running_session_changes_and_changes_back()
    {
        var other = new ScriptedLlm(_ => new ScriptedAnswer("I am the other one."));
        using var call = Call(other);
        foreach (var (patch, answer) in new[] { ("null", "I am the first one."), ("\"other\"", "I am the other one."), ("null", "I am the first one.") })
        {
            call.Update($$$"""{"x_models":{"llm":{{{patch}}}}}""");
            call.Say("hello");
            call.RunTo("response.done");
            call.Run(4);
            ((string?)call.All("response.output_audio_transcript.done")[^1]["transcript"]).ShouldBe(answer);
        }
    }

    [Fact]
    public void An_unknown_member_of_the_choice_is_refused_by_name()
    {
        using var call = Call(null);
        call.Send("""{"type":"session.update","session":{"type":"realtime","x_models":{"tts":"x"}}}""");

        ((string?)call.One("error").SelectToken("error.param")).ShouldBe("session.x_models.tts");
    }

    [Fact]
    public void Latencies_are_told_to_those_who_ask()
    {
        using var call = Call(null);
        call.Update("""{"include":["x_agents.turn_answered"]}""");
        call.Say("hello");
        call.RunTo("response.done");

        var told = call.One(TurnAnsweredEvent.Type);
        ((string?)told["response_id"]).ShouldBe((string?)call.One("response.created").SelectToken("response.id"));
        var steps = told["steps_ms"]!.Children<Newtonsoft.Json.Linq.JProperty>().Select(step => (double?)step.Value).Where(step => step is not null).ToList();
        steps.Count.ShouldBeGreaterThanOrEqualTo(6);
        ((double)told["steps_ms"]!["decision"]!).ShouldBeGreaterThan(0);
        ((double)told["steps_ms"]!["first_audio_sent"]!).ShouldBe(steps.Max()!.Value);
    }

    [Fact]
    public void Latencies_are_not_told_to_others()
    {
        using var call = Call(null);
        call.Say("hello");
        call.RunTo("response.done");

        call.All(TurnAnsweredEvent.Type).ShouldBeEmpty();
    }

    private static RealtimeCall Call(ScriptedLlm? other) => new(
        _ => new ScriptedAnswer("I am the first one."), swap: (agent, chosen) => chosen.Llm == "other" ? agent with { Llm = other } : agent);
}
