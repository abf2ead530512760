using Xunit.Abstractions;

namespace Agents.Actors.Tests.Cluster;

public class LeaseModelTests(ITestOutputHelper output)
{
    private const int Runs = 200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void There_are_never_two_owners_writing(bool withTokens)
    {
        var (writes, claims, takeovers, twice) = (0, 0, 0, 0);
        for (var seed = 1; seed <= Runs; seed++)
        {
            var model = new LeaseModel(seed, withTokens);
            model.Run(steps: 400);
            foreach (var session in model.Cluster.Writes.GroupBy(write => write.Session))
            {
                session.Select(write => write.Epoch).ShouldBeInOrder(SortDirection.Ascending, $"seed {seed}, session {session.Key}");
                foreach (var epoch in session.GroupBy(write => write.Epoch))
                    epoch.Select(write => write.Node).Distinct().Count().ShouldBe(1, $"seed {seed}, session {session.Key}, epoch {epoch.Key}");
            }
            if (!withTokens)
                model.TwoOwners.ShouldBe(0, $"seed {seed}");
            writes += model.Cluster.Writes.Count;
            claims += model.Claims;
            takeovers += model.Takeovers;
            twice += model.TwoOwners;
        }
        output.WriteLine($"{Runs} runs, seeds 1 to {Runs}, tokens {withTokens}: {writes} writes, {claims} claims, {takeovers} takeovers, "
            + $"{twice} moments in which a former owner did not know yet");
        takeovers.ShouldBeGreaterThan(Runs);
        writes.ShouldBeGreaterThan(Runs * 20);
    }
}
