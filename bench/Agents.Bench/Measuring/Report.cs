using System.Globalization;

namespace Agents.Bench.Measuring;

/// <summary>Puts two sets of figures side by side as a Markdown table.</summary>
internal static class Report
{
    private const double Nothing = 0.005;

    public static IEnumerable<string> Table(IReadOnlyList<Figure> ours, IReadOnlyList<Figure> theirs)
    {
        yield return "| Figure | Unit | Agents.Kernel, median | min – max | Akka.NET, median | min – max | ours ÷ theirs |";
        yield return "|---|---|--:|--:|--:|--:|--:|";
        foreach (var figure in ours)
        {
            var other = theirs.FirstOrDefault(candidate => candidate.Name == figure.Name);
            yield return other is null
                ? $"| {figure.Name} | {figure.Unit} | {Short(figure.Median)} | {Range(figure)} | | | |"
                : $"| {figure.Name} | {figure.Unit} | {Short(figure.Median)} | {Range(figure)} | {Short(other.Median)} | {Range(other)} | {Ratio(figure, other)} |";
        }
    }

    public static IReadOnlyList<Figure> Read(string path) => [.. File.ReadLines(path).Where(line => line.Length > 0).Select(Figure.FromJsonLine)];

    private static string Range(Figure figure) => $"{Short(figure.Min)} – {Short(figure.Max)}";

    private static string Ratio(Figure ours, Figure theirs) =>
        Math.Abs(theirs.Median) < Nothing ? "" : (ours.Median / theirs.Median).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Short(double value) => value switch
    {
        >= 1e6 => (value / 1e6).ToString("0.0#", CultureInfo.InvariantCulture) + " M",
        >= 1e4 => (value / 1e3).ToString("0", CultureInfo.InvariantCulture) + " k",
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        < Nothing => "0",
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
