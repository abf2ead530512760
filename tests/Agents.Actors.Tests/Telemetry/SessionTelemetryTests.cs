using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Agents.Actors.Tests.Session;
using Agents.Testing;
using FunctionCallOutput = Agents.Messages.FunctionCallOutput;

namespace Agents.Actors.Tests.Telemetry;

public class SessionTelemetryTests
{
    private static ScriptedCall OneTurnWithATool()
    {
        var call = Calls.With(
            context => context.Items.OfType<FunctionCallOutput>().Any() ? new("It is half past twelve") : ScriptedAnswer.Call("time", id: "telemetry-call"),
            agent => agent with { Tools = [ToolFunction.Create(() => "12:30", "time")] });
        call.CallerSays("what time is it", at: 0.5, lasts: 2).RunTo(8);
        return call;
    }

    [Fact]
    public void Spans_have_the_true_times_and_hold_nothing_that_was_said()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SessionNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var call = OneTurnWithATool();
        call.RunToEnd(() => call.Session.CloseAsync());

        var tool = spans.Single(span => (string?)span.GetTagItem("lk.function_tool.id") == "telemetry-call");
        var own = spans.Where(span => span.TraceId == tool.TraceId).ToList();
        own.Select(span => span.OperationName).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            ["agent_session", "agent_speaking", "agent_turn", "function_tool", "llm_request", "tts_request", "user_speaking", "user_turn"]);
        Span(own, "user_speaking").ShouldBe((0.5, 2.5));
        Span(own, "agent_turn").ShouldBe((2.5, call.All<TurnAnswered>().Single().At));
        own.SelectMany(span => span.TagObjects).ShouldNotContain(tag => $"{tag.Value}".Contains("half past") || $"{tag.Value}".Contains("12:30"));

        (double, double) Span(List<Activity> all, string name)
        {
            var span = all.Single(each => each.OperationName == name);
            return (call.Seconds(span.StartTimeUtc), call.Seconds(span.StartTimeUtc + span.Duration));
        }
    }

    [Fact]
    public void Latencies_are_measured_per_turn_and_usage_is_counted()
    {
        var seen = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == SessionNames.Source)
                all.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.Add(instrument.Name));
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => seen.Add(instrument.Name));
        listener.Start();
        using var call = OneTurnWithATool();
        foreach (var name in new[] { SessionNames.E2eLatency, SessionNames.LlmTtft, SessionNames.TtsTtfb, SessionNames.TranscriptionDelay,
            SessionNames.EndOfTurnDelay, SessionNames.LlmInputTokens, SessionNames.LlmOutputTokens, SessionNames.TtsCharacters })
            seen.ShouldContain(name);
    }
}
