using System.Diagnostics.Metrics;

namespace Agents.Kernel.Streams.Tests.Bounded;

public class DropMetricsTests
{
    [Fact]
    public void Drops_are_counted_with_the_streams_name()
    {
        var name = $"mic-{Guid.NewGuid():N}";
        var measured = new List<(string Instrument, double Value, string? Overflow)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "Agents.Kernel.Streams") l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
        var stream = new BoundedStream<TimeSpan>(TimeSpan.FromMilliseconds(40), d => d, OverflowStrategy.DropHead, name);

        for (var i = 0; i < 3; i++) stream.Offer(TimeSpan.FromMilliseconds(20));

        measured.ShouldBe([("agents.stream.dropped", 1, "DropHead"), ("agents.stream.dropped.duration", 0.02, "DropHead")]);

        void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(t => t.Key, t => t.Value as string);
            if (all["stream"] == name) measured.Add((instrument.Name, value, all["overflow"]));
        }
    }
}
