using System.Reflection;
using System.Text;

namespace Agents.Inference.Tests.Conformance;

/// <summary>Writes docs/conformance.md from the traits of the tests, the checklist and the seed's members.</summary>
internal static class ConformanceTable
{
    /// <summary>Set it to write the file instead of comparing it.</summary>
    public const string UpdateVariable = "UPDATE_CONFORMANCE";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Conformance");

    public static string Generate()
    {
        var text = new StringBuilder();
        text.Append($"""
            # Conformance of the inference clients

            Generated from the traits of the tests in `tests/Agents.Inference.Tests`; a test fails when this file is not current
            (write it anew with `{UpdateVariable}=1 dotnet test tests/Agents.Inference.Tests --filter Conformance`). Every test named here must pass for the build to pass.

            ## Checklist of the protocol

            C: a test of the client, here. S: a test of the server, in `tests/Agents.Gateway.Tests`.

            | # | Side | Area | Point | Tests |
            |---|---|---|---|---|

            """);
        var tests = Tests();
        foreach (var point in Checklist())
        {
            var names = point.Side == "S" ? "" : string.Join("<br>", tests[point.Number].Select(name => $"`{name}`"));
            text.Append($"| {point.Number} | {point.Side} | {point.Area} | {point.Text.Replace("|", "\\|")} | {names} |\n");
        }
        text.Append("\n## Members of the seed\n\n| Seed | Here | Note |\n|---|---|---|\n");
        foreach (var (seed, ours, note) in Seed())
            text.Append($"| `{seed}` | {(ours == "-" ? "Python only" : $"`{ours}`")} | {note} |\n");
        return text.ToString();
    }

    public static IEnumerable<(int Number, string Side, string Area, string Text)> Checklist() =>
        Lines("checklist.txt").Select(line => line.Split('|', 4)).Select(parts => (int.Parse(parts[0]), parts[1], parts[2], parts[3]));

    public static IEnumerable<(string Seed, string Ours, string Note)> Seed() =>
        Lines("seed.txt").Select(line => line.Split('|', 3)).Select(parts => (parts[0], parts[1], parts[2]));

    /// <summary>The names of the tests of each point.</summary>
    public static ILookup<int, string> Tests() => typeof(ConformanceTable).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        .SelectMany(method => CustomAttributeData.GetCustomAttributes(method)
            .Where(trait => trait.AttributeType == typeof(TraitAttribute) && (string?)trait.ConstructorArguments[0].Value == "protocol")
            .Select(trait => (Number: int.Parse((string)trait.ConstructorArguments[1].Value!), Name: $"{method.DeclaringType!.Name}.{method.Name}")))
        .Distinct()
        .OrderBy(test => test.Name, StringComparer.Ordinal)
        .ToLookup(test => test.Number, test => test.Name);

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0 && line[0] != '#');
}
