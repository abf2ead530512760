using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What a component measured of one piece of work (protocol 1.15).</summary>
public abstract record ComponentMetrics
{
    /// <summary>Stands for a time that was not measured: −1 s.</summary>
    public static readonly TimeSpan NotMeasured = TimeSpan.FromSeconds(-1);

    /// <summary>Name of the record on the wire.</summary>
    public abstract string Type { get; }

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Which model.</summary>
    public required MetricsMetadata Metadata { get; init; }

    /// <summary>The record as JSON: names in snake_case, times in seconds, moments in epoch seconds.</summary>
    public JObject ToJson() => JObject.FromObject(this, MetricsJson.Serializer);
}
