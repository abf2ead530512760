using Agents.Actors;
using OpenTelemetry.Metrics;

namespace Agents.Host.Operations;

/// <summary>What a host measures, for whoever collects it.</summary>
internal static class Instruments
{
    /// <summary>Boundaries in seconds: from a word's length to what a caller would not wait for.</summary>
    private static readonly double[] Latencies = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10];

    /// <summary>Adds the meters of sessions, streams, the server and the runtime.</summary>
    public static MeterProviderBuilder AddAgents(this MeterProviderBuilder meters) => meters
        .AddMeter(SessionNames.Source, "Agents.Kernel.Streams", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
        .AddView(instrument => instrument.Meter.Name == SessionNames.Source && instrument.Unit == "s" && IsHistogram(instrument)
            ? new ExplicitBucketHistogramConfiguration { Boundaries = Latencies } : null);

    private static bool IsHistogram(System.Diagnostics.Metrics.Instrument instrument) => instrument is System.Diagnostics.Metrics.Histogram<double>;
}
