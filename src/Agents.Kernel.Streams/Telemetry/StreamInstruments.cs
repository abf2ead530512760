using System.Diagnostics.Metrics;

namespace Agents.Kernel.Streams;

/// <summary>The instruments of meter <c>Agents.Kernel.Streams</c>. They cost nothing while nobody listens.</summary>
internal static class StreamInstruments
{
    public const string MeterName = "Agents.Kernel.Streams";
    public const string DroppedName = "agents.stream.dropped";
    public const string DroppedDurationName = "agents.stream.dropped.duration";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Dropped =
        Meter.CreateCounter<long>(DroppedName, "{item}", "Items that a bounded stream dropped on overflow.");

    private static readonly Counter<double> DroppedDuration =
        Meter.CreateCounter<double>(DroppedDurationName, "s", "Playing time of the items that a stream bounded by time dropped on overflow.");

    public static void Drop(string stream, OverflowStrategy overflow, StreamAmount amount, bool measuresTime)
    {
        if (Dropped.Enabled)
            Dropped.Add(amount.Items, new("stream", stream), new("overflow", overflow.ToString()));
        if (measuresTime && DroppedDuration.Enabled)
            DroppedDuration.Add(amount.Duration.TotalSeconds, new("stream", stream), new("overflow", overflow.ToString()));
    }
}
