using Agents.Host.Access;
using Microsoft.AspNetCore.Http;

namespace Agents.Host.Tests.Access;

public sealed class AccessPolicyTests
{
    private static readonly AccessPolicy Open = new(new AccessOptions());
    private static readonly AccessPolicy Keyed = new(new AccessOptions { ApiKeys = ["sk-one", "sk-two"], AllowedOrigins = ["https://shop.example/"] });

    [Theory]
    [InlineData("localhost:8080", null, "any", 0)]
    [InlineData("127.0.0.1", null, "any", 0)]
    [InlineData("[::1]:8080", null, "any", 0)]
    [InlineData("LOCALHOST:8080", "http://localhost:8080", "any", 0)]
    [InlineData("localhost:8080", null, null, 401)]
    [InlineData("localhost:8080", null, "", 401)]
    [InlineData("evil.example", null, "any", 403)]
    [InlineData("localhost.evil.example", null, "any", 403)]
    [InlineData("localhost:8080", "http://evil.example", "any", 403)]
    [InlineData("localhost:8080", "http://localhost:9090", "any", 403)]
    [InlineData("localhost:8080", "null", "any", 403)]
    public void Without_keys_only_this_machine_under_its_own_names_is_served(string host, string? origin, string? key, int status) =>
        Status(Open.Decide(Facts(host, origin, key))).ShouldBe(status);

    [Fact]
    public void Without_keys_nobody_else_is_served() =>
        Status(Open.Decide(Facts("localhost", null, "any") with { FromThisMachine = false })).ShouldBe(403);

    [Theory]
    [InlineData(null, "sk-one", 0)]
    [InlineData(null, "sk-two", 0)]
    [InlineData(null, "sk-three", 401)]
    [InlineData(null, "sk-on", 401)]
    [InlineData(null, null, 401)]
    [InlineData("https://voice.example", "sk-one", 0)]
    [InlineData("https://shop.example", "sk-one", 0)]
    [InlineData("https://evil.example", "sk-one", 403)]
    public void With_keys_one_of_them_is_needed_from_an_allowed_origin(string? origin, string? key, int status) =>
        Status(Keyed.Decide(Facts("voice.example", origin, key) with { FromThisMachine = false, Scheme = "https" })).ShouldBe(status);

    [Fact]
    public void Tenants_differ_by_key_and_do_not_tell_it()
    {
        var (one, two) = (Tenant("sk-one"), Tenant("sk-two"));

        one.ShouldNotBe(two);
        one.ShouldBe(Tenant("sk-one"));
        one.ShouldNotContain("sk-one");
    }

    [Fact]
    public void Pages_need_a_key_only_where_there_are_keys()
    {
        Status(Open.DecideLeniently(Facts("localhost", null, null))).ShouldBe(0);
        Status(Open.DecideLeniently(Facts("evil.example", null, null))).ShouldBe(403);
        Status(Keyed.DecideLeniently(Facts("voice.example", null, null))).ShouldBe(401);
    }

    private static string Tenant(string key) => Keyed.Decide(Facts("voice.example", null, key)).ShouldBeOfType<AccessDecision.Granted>().Tenant;

    private static AccessFacts Facts(string host, string? origin, string? key) => new(true, "http", new HostString(host), origin, key);

    private static int Status(AccessDecision decision) => decision is AccessDecision.Refused refused ? refused.Status : 0;
}
