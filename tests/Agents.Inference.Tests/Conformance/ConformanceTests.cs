using System.Reflection;
using Agents.Messages;

namespace Agents.Inference.Tests.Conformance;

public sealed class ConformanceTests
{
    [Fact]
    public void Every_client_point_has_a_test_that_names_its_number()
    {
        var tests = ConformanceTable.Tests();
        ConformanceTable.Checklist().Where(point => point.Side == "C" && !tests[point.Number].Any()).Select(point => point.Number).ShouldBeEmpty();
        foreach (var point in tests)
            point.ShouldAllBe(name => name.Contains($".Point_{point.Key:000}_"));
    }

    [Fact]
    public void Every_member_of_the_seed_has_a_counterpart_that_exists() =>
        ConformanceTable.Seed().Where(row => row.Ours != "-" && !Exists(row.Ours)).Select(row => row.Ours).ShouldBeEmpty();

    [Fact]
    public void What_is_python_only_says_why() =>
        ConformanceTable.Seed().Where(row => row.Ours == "-" && row.Note.Length == 0).ShouldBeEmpty();

    [Fact]
    public void The_committed_table_is_current()
    {
        var file = Path.Combine(Root(), "docs", "conformance.md");
        var current = ConformanceTable.Generate();
        if (Environment.GetEnvironmentVariable(ConformanceTable.UpdateVariable) is not null)
            File.WriteAllText(file, current);
        File.ReadAllText(file).ShouldBe(current, $"Write it anew with {ConformanceTable.UpdateVariable}=1.");
    }

    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        var type = new[] { typeof(Stt).Assembly, typeof(ApiException).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .FirstOrDefault(candidate => candidate.Name == parts[0]);
        return type is not null && (parts.Length == 1
            || type.GetMember(parts[1], BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy).Length > 0);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Agents.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Agents.sln is not above the test's folder.");
        return folder;
    }
}
