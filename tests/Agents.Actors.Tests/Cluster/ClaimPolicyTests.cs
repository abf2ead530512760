namespace Agents.Actors.Tests.Cluster;

public class ClaimPolicyTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(1);
    private static readonly NodeId Me = new("me", 2);
    private static readonly NodeId Other = new("other", 1);

    private static SessionOwnership Owned(NodeId owner, double leaseSeconds)
        => new(7, 0) { Owner = owner, OwnerLeaseEnds = Now.AddSeconds(leaseSeconds), ResumeHash = "hash" };

    private static string Text(ClaimResult result) => result switch
    {
        ClaimResult.Granted granted => $"granted {granted.Epoch}",
        ClaimResult.OwnedBy owned => $"owned by {owned.Owner}",
        _ => result.GetType().Name,
    };

    [Fact]
    public void A_claim_is_granted_unless_a_living_node_has_the_session()
    {
        Text(ClaimPolicy.Claim(new SessionOwnership(0, 0), Me, Now)).ShouldBe("granted 1");
        Text(ClaimPolicy.Claim(new SessionOwnership(7, 3), Me, Now)).ShouldBe("granted 8");
        Text(ClaimPolicy.Claim(Owned(Other, 1), Me, Now)).ShouldBe("owned by other#1");
        Text(ClaimPolicy.Claim(Owned(Other, 0), Me, Now)).ShouldBe("granted 8");
        Text(ClaimPolicy.Claim(Owned(Other, 1) with { OwnerLeaseEnds = null }, Me, Now)).ShouldBe("granted 8");
        Text(ClaimPolicy.Claim(Owned(Me, 1), Me, Now)).ShouldBe("granted 8");
        Text(ClaimPolicy.Claim(Owned(Me with { Incarnation = 1 }, 1), Me, Now)).ShouldBe("granted 8");
        Text(ClaimPolicy.Claim(Owned(Me with { Incarnation = 3 }, 1), Me, Now)).ShouldBe("owned by me#3");
        Text(ClaimPolicy.Claim(new SessionOwnership(7, 3) { Ended = true }, Me, Now)).ShouldBe("Over");
    }

    [Fact]
    public void A_token_takes_a_session_from_a_living_owner_while_it_is_good()
    {
        Text(ClaimPolicy.Resume(Owned(Other, 1), Me, "hash", Now)).ShouldBe("granted 8");
        Text(ClaimPolicy.Resume(Owned(Me, 1), Me, "hash", Now)).ShouldBe("granted 7");
        Text(ClaimPolicy.Resume(Owned(Other, 1), Me, "wrong", Now)).ShouldBe("TokenRefused");
        Text(ClaimPolicy.Resume(Owned(Other, 1) with { ResumeHash = null }, Me, "hash", Now)).ShouldBe("TokenRefused");
        Text(ClaimPolicy.Resume(Owned(Other, 1) with { Ended = true }, Me, "hash", Now)).ShouldBe("Over");
    }

    [Theory]
    [InlineData(-599, true)]
    [InlineData(-601, false)]
    public void A_token_is_good_for_ten_minutes_after_the_callers_node_was_lost(double leaseSeconds, bool good)
        => (ClaimPolicy.Resume(Owned(Other, leaseSeconds), Me, "hash", Now) is ClaimResult.Granted).ShouldBe(good);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void A_token_is_good_until_its_time_after_the_caller_was_lost(double untilSeconds, bool good)
        => (ClaimPolicy.Resume(Owned(Other, 5) with { ResumeUntil = Now.AddSeconds(untilSeconds) }, Me, "hash", Now) is ClaimResult.Granted).ShouldBe(good);

    [Fact]
    public void A_token_is_long_opaque_and_bound_to_who_got_it()
    {
        var token = ResumeToken.Create();
        token.Value.Length.ShouldBe(43);
        ResumeToken.Create().Value.ShouldNotBe(token.Value);
        token.ToString().ShouldBe("[43 chars]");
        ResumeToken.Hash(token.Value, "key 1").ShouldBe(ResumeToken.Hash(token.Value, "key 1"));
        ResumeToken.Hash(token.Value, "key 1").ShouldNotBe(ResumeToken.Hash(token.Value, "key 2"));
    }
}
