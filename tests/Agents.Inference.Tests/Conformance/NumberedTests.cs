using System.Text.RegularExpressions;
using Agents.Shared.Tests;

namespace Agents.Inference.Tests.Conformance;

/// <summary>The tests whose names begin with the number of what they prove, in the client's test assembly and in the gateway's.</summary>
internal static partial class NumberedTests
{
    /// <summary>Tests of points of the checklist: <c>Point_042_…</c>.</summary>
    public static ILookup<int, string> OfPoints { get; } = Find(PointName());

    /// <summary>Tests of rows of the index of conflicts: <c>Variant_07_…</c>.</summary>
    public static ILookup<int, string> OfVariants { get; } = Find(VariantName());

    private static ILookup<int, string> Find(Regex pattern)
    {
        var ours = typeof(NumberedTests).Assembly.Location;
        return new[] { ours, ours.Replace("Agents.Inference.Tests", "Agents.Gateway.Tests") }
            .SelectMany(TestNames.In)
            .Where(name => pattern.IsMatch(name))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToLookup(name => int.Parse(pattern.Match(name).Groups[1].Value));
    }

    [GeneratedRegex(@"\.Point_(\d{3})_")]
    private static partial Regex PointName();

    [GeneratedRegex(@"\.Variant_(\d{2})_")]
    private static partial Regex VariantName();
}
