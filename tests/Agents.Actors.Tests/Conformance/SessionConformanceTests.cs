namespace Agents.Actors.Tests.Conformance;

public sealed class SessionConformanceTests
{
    [Fact]
    public void The_checklist_has_its_120_points() => SessionChecklist.Points.Select(point => point.Number).ShouldBe(Enumerable.Range(1, 120));

    [Fact]
    public void Every_point_has_a_test_that_names_its_number() => SessionChecklist.Points.Where(point => point.Tests.Count == 0).ShouldBeEmpty();

    [Fact]
    public void Every_case_from_the_field_names_tests_that_exist()
    {
        SessionChecklist.Regressions.Count.ShouldBe(10);
        SessionChecklist.UnknownTests.ShouldBeEmpty();
    }

    [Fact]
    public void The_committed_page_is_current() => new SessionPage().ShouldBeCurrent("docs/session-conformance.md");
}
