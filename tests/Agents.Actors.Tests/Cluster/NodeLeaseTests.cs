namespace Agents.Actors.Tests.Cluster;

public class NodeLeaseTests
{
    private static readonly DateTimeOffset Sent = DateTimeOffset.UnixEpoch;
    private static readonly NodeLease Lease = new(new LeaseOptions(), Sent);

    [Theory]
    [InlineData(0, null, "Wait")]
    [InlineData(4.9, null, "Wait")]
    [InlineData(5, null, "Renew")]
    [InlineData(14.9, null, "Renew")]
    [InlineData(15, null, "GiveUp")]
    [InlineData(6, 5.5, "Wait")]
    [InlineData(6.5, 5.5, "Renew")]
    [InlineData(15, 14.5, "GiveUp")]
    public void A_lease_is_renewed_in_time_retried_sooner_and_given_up_at_its_end(double now, double? failed, string action)
        => (Lease with { FailedAt = failed is { } at ? Sent.AddSeconds(at) : null }).Decide(Sent.AddSeconds(now)).ToString().ShouldBe(action);

    [Fact]
    public void It_counts_from_when_the_renewal_was_sent()
    {
        var renewed = Lease.Failed(Sent.AddSeconds(6)).Renewed(Sent.AddSeconds(7));
        renewed.Ends.ShouldBe(Sent.AddSeconds(22));
        renewed.NextAt.ShouldBe(Sent.AddSeconds(12));
        Lease.Failed(Sent.AddSeconds(14.5)).NextAt.ShouldBe(Lease.Ends);
    }
}
