using System.Reflection;
using Agents.Messages;

namespace Agents.Inference.Tests.Conformance;

public sealed class ConformanceTests
{
    [Fact]
    public void Every_point_has_a_test_that_names_its_number() =>
        ConformanceData.Checklist.Where(point => !NumberedTests.OfPoints[point.Number].Any()).ShouldBeEmpty();

    [Fact]
    public void Numbers_in_names_are_those_of_the_traits() => typeof(ConformanceTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => CustomAttributeData.GetCustomAttributes(method)
            .Where(trait => trait.AttributeType == typeof(TraitAttribute))
            .Select(trait => (method.Name, Kind: (string)trait.ConstructorArguments[0].Value!, Number: int.Parse((string)trait.ConstructorArguments[1].Value!))))
        .ShouldAllBe(test => test.Name.StartsWith(test.Kind == "protocol" ? $"Point_{test.Number:000}_" : $"Variant_{test.Number:00}_"));

    [Fact]
    public void Every_conflict_of_the_reference_clients_has_an_option_and_a_test() =>
        ConformanceData.Variants.Where(row => !Exists(row.Option) || !NumberedTests.OfVariants[row.Number].Any()).ShouldBeEmpty();

    [Fact]
    public void Every_member_of_the_seed_has_a_row() =>
        ConformanceData.SeedMembers.Except(ConformanceData.Seed.Select(row => row.Seed)).ShouldBeEmpty();

    [Fact]
    public void Every_row_of_the_seed_has_a_counterpart_that_exists() =>
        ConformanceData.Seed.Where(row => row.Ours != "-" && !Exists(row.Ours)).Select(row => row.Ours).ShouldBeEmpty();

    [Fact]
    public void What_is_python_only_says_why() =>
        ConformanceData.Seed.Where(row => row.Ours == "-" && row.Note.Length == 0).ShouldBeEmpty();

    [Fact]
    public void The_committed_table_is_current() => new ConformanceTable().ShouldBeCurrent("docs/conformance.md");

    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        var type = new[] { typeof(Stt).Assembly, typeof(ApiException).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .FirstOrDefault(candidate => candidate.Name == parts[0]);
        return type is not null && (parts.Length == 1
            || type.GetMember(parts[1], BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy).Length > 0);
    }
}
