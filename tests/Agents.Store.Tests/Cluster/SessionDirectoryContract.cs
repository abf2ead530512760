using Agents.Actors;
using Dapper;

namespace Agents.Store.Tests;

public abstract class SessionDirectoryContract(TestDatabases databases) : StoreTests(databases)
{
    private SqlNodeDirectory Nodes => new(Database);

    private SqlSessionDirectory Sessions => new(Database);

    private Task<NodeId> NodeAsync(string name, double lease = 15)
        => Nodes.RegisterAsync(new NodeRegistration(name, "", 10, "1"), TimeSpan.FromSeconds(lease));

    private async Task<long> ClaimedAsync(string session, NodeId node)
        => (await Sessions.ClaimAsync(session, node)).ShouldBeOfType<ClaimResult.Granted>().Epoch;

    [Fact]
    public async Task One_of_many_gets_a_session()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => NodeAsync($"n{i}")));
        var results = await Task.WhenAll(nodes.Select(node => Sessions.ClaimAsync("s", node)));
        results.OfType<ClaimResult.Granted>().Single().Epoch.ShouldBe(1);
        var owner = (await Sessions.FindAsync("s"))!.Owner!;
        results.OfType<ClaimResult.OwnedBy>().Select(owned => owned.Owner).Distinct().Single().ShouldBe(owner);
    }

    [Fact]
    public async Task Claiming_fences_the_writes_of_who_had_it()
    {
        var (a, b) = (await NodeAsync("a", 0), await NodeAsync("b"));
        var former = await Store.ReadAsync("s", await ClaimedAsync("s", a));
        (await AppendAsync(former, "s", Record(1))).ShouldBeTrue();
        var later = await Store.ReadAsync("s", await ClaimedAsync("s", b));
        (later.Epoch, later.Sequence).ShouldBe((2, 1));
        (await Store.AppendAsync(new RecordBatch("s", former.Epoch, 2, [Record(2)]))).ShouldBeFalse();
        (await AppendAsync(later, "s", Record(3))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_that_was_given_back_may_be_taken_by_anybody()
    {
        var (a, b) = (await NodeAsync("a"), await NodeAsync("b"));
        var epoch = await ClaimedAsync("s", a);
        (await Sessions.ClaimAsync("s", b)).ShouldBe(new ClaimResult.OwnedBy(a));
        await Sessions.ReleaseAsync("s", epoch - 1);
        (await Sessions.ClaimAsync("s", b)).ShouldBe(new ClaimResult.OwnedBy(a));
        await Sessions.ReleaseAsync("s", epoch);
        (await ClaimedAsync("s", b)).ShouldBe(2);
    }

    [Fact]
    public async Task A_token_takes_a_session_once_and_only_the_newest_is_good()
    {
        var (a, b) = (await NodeAsync("a"), await NodeAsync("b"));
        var epoch = await ClaimedAsync("s", a);
        (await Sessions.OfferResumeAsync("s", epoch, "first")).ShouldBeTrue();
        (await Sessions.OfferResumeAsync("s", epoch, "second")).ShouldBeTrue();
        (await Sessions.ResumeAsync("first", b)).Result.ShouldBeOfType<ClaimResult.TokenRefused>();
        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Sessions.ResumeAsync("second", b)));
        together.Count(resumed => resumed.Result is ClaimResult.Granted { Epoch: 2 }).ShouldBe(1);
        (await Sessions.FindAsync("s"))!.Owner.ShouldBe(b);
        (await Sessions.OfferResumeAsync("s", epoch, "third")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_expires_ten_minutes_after_the_caller_was_lost()
    {
        var a = await NodeAsync("a");
        var epoch = await ClaimedAsync("s", a);
        await Sessions.OfferResumeAsync("s", epoch, "token");
        await Sessions.CallerLostAsync("s", epoch);
        await AgeAsync(601);
        (await Sessions.ResumeAsync("token", a)).Result.ShouldBeOfType<ClaimResult.TokenRefused>();
        await AgeAsync(-5);
        (await Sessions.ResumeAsync("token", a)).ShouldBe(new ResumeResult("s", new ClaimResult.Granted(1)));
    }

    [Fact]
    public async Task The_token_of_a_session_that_was_given_back_is_good_for_ten_minutes()
    {
        var (a, b) = (await NodeAsync("a"), await NodeAsync("b"));
        var epoch = await ClaimedAsync("s", a);
        await Sessions.OfferResumeAsync("s", epoch, "token");
        await Sessions.ReleaseAsync("s", epoch);
        await AgeAsync(601);
        (await Sessions.ResumeAsync("token", b)).Result.ShouldBeOfType<ClaimResult.TokenRefused>();
        await AgeAsync(-5);
        (await Sessions.ResumeAsync("token", b)).Result.ShouldBe(new ClaimResult.Granted(2));
    }

    [Fact]
    public async Task A_session_that_is_over_is_neither_found_nor_taken()
    {
        var a = await NodeAsync("a");
        var opened = await Store.ReadAsync("s", await ClaimedAsync("s", a));
        await Sessions.OfferResumeAsync("s", opened.Epoch, "token");
        await AppendAsync(opened, "s", new SessionEnded(CloseReason.UserInitiated));
        (await Sessions.FindAsync("s")).ShouldBeNull();
        (await Sessions.ClaimAsync("s", a)).ShouldBeOfType<ClaimResult.Over>();
        (await Sessions.ResumeAsync("token", a)).Result.ShouldBeOfType<ClaimResult.Over>();
    }

    [Fact]
    public async Task Sessions_are_listed_page_by_page_with_their_owners()
    {
        var (a, dead) = (await NodeAsync("a"), await NodeAsync("dead", 0));
        foreach (var (session, node) in new[] { ("s1", a), ("s2", dead), ("s3", a) })
            await ClaimedAsync(session, node);
        var first = await Sessions.ListAsync(null, 2);
        first.ShouldBe([new SessionPlace("s1", 1, a, true), new SessionPlace("s2", 1, dead, false)]);
        (await Sessions.ListAsync("s2", 2)).ShouldBe([new SessionPlace("s3", 1, a, true)]);
    }

    private Task AgeAsync(int seconds) => Database.WriteAsync("age", (connection, transaction) => connection.ExecuteAsync(
        "UPDATE sessions SET resume_until = resume_until - @by", new { by = seconds * 1000L }, transaction), default);
}

public sealed class SqliteSessionDirectoryTests(SqliteDatabases databases) : SessionDirectoryContract(databases), IClassFixture<SqliteDatabases>;

public sealed class PostgresSessionDirectoryTests(PostgresDatabases databases) : SessionDirectoryContract(databases), IClassFixture<PostgresDatabases>;
