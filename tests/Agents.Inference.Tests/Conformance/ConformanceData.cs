namespace Agents.Inference.Tests.Conformance;

/// <summary>A point of the protocol's checklist (section 8).</summary>
internal sealed record ChecklistPoint(int Number, string Side, string Area, string Text);

/// <summary>A row of the protocol's index of conflicts (section 7), and the option that chooses.</summary>
internal sealed record VariantRow(int Number, string Topic, string Seed, string Upstream, string Default, string Option);

/// <summary>A member of the seed and its counterpart; a dash where there is none, with the reason.</summary>
internal sealed record SeedRow(string Seed, string Ours, string Note);

/// <summary>The lists beside this file.</summary>
internal static class ConformanceData
{
    public static IReadOnlyList<ChecklistPoint> Checklist { get; } =
        Read("checklist.txt", 4, parts => new ChecklistPoint(int.Parse(parts[0]), parts[1], parts[2], parts[3]));

    public static IReadOnlyList<VariantRow> Variants { get; } =
        Read("variants.txt", 6, parts => new VariantRow(int.Parse(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5]));

    public static IReadOnlyList<SeedRow> Seed { get; } = Read("seed.txt", 3, parts => new SeedRow(parts[0], parts[1], parts[2]));

    /// <summary>Every member of the seed, taken from its documentation.</summary>
    public static IReadOnlyList<string> SeedMembers { get; } = Read("seed-members.txt", 1, parts => parts[0]);

    private static List<T> Read<T>(string file, int columns, Func<string[], T> row) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => row(line.Split('|', columns))),
    ];
}
