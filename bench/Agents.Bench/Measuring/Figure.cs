using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agents.Bench.Measuring;

/// <summary>One measured quantity over all runs of a benchmark.</summary>
/// <param name="Name">Benchmark and quantity: <c>tell-new.rate</c>.</param>
/// <param name="Unit">Unit of the three values.</param>
/// <param name="Median">The value in the middle.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="What">What was done, in words.</param>
internal sealed record Figure(string Name, string Unit, double Median, double Min, double Max, int Runs, string What)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Figure Of(string name, string unit, IEnumerable<double> values, string what)
    {
        var sorted = values.Order().ToArray();
        return new Figure(name, unit, Rounded(sorted[sorted.Length / 2]), Rounded(sorted[0]), Rounded(sorted[^1]), sorted.Length, what);
    }

    public static Figure FromJsonLine(string line) =>
        JsonSerializer.Deserialize<Figure>(line, Json) ?? throw new FormatException($"'{line}' is no figure.");

    public string ToJsonLine() => JsonSerializer.Serialize(this, Json);

    /// <summary>Four significant digits: more would be noise.</summary>
    private static double Rounded(double value)
    {
        if (value == 0)
            return 0;
        var digits = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits > 0 ? Math.Round(value, Math.Min(digits, 15)) : Math.Round(value);
    }
}
