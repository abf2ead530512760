namespace Agents.Bench.Measuring;

/// <summary>What one run of a benchmark found: name and unit of each quantity with its value.</summary>
internal sealed class Measured
{
    private readonly List<(string Quantity, string Unit, double Value)> _values = [];

    public IReadOnlyList<(string Quantity, string Unit, double Value)> Values => _values;

    public Measured Add(string quantity, string unit, double value)
    {
        _values.Add((quantity, unit, value));
        return this;
    }

    /// <summary>Adds what every benchmark has: how many things per second, what each costs of a processor, and what it allocates.</summary>
    public static Measured Of(Lap lap, double count, string thing, string? allocation = null)
    {
        var (seconds, processor, bytes) = (lap.Seconds, lap.ProcessorSeconds, lap.Bytes);
        return new Measured()
            .Add("rate", $"{thing}s/s", count / seconds)
            .Add("processor", $"ns/{thing}", processor * 1e9 / count)
            .Add("allocated", $"B/{allocation ?? thing}", bytes / count);
    }

    /// <summary>Adds the median and the 99th percentile of latencies given in seconds.</summary>
    public Measured AddLatencies(double[] seconds, string unit, double perSecond)
    {
        Array.Sort(seconds);
        return Add("p50", unit, seconds[seconds.Length / 2] * perSecond).Add("p99", unit, seconds[(int)(seconds.Length * 0.99)] * perSecond);
    }
}
