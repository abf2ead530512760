using System.Net;
using Agents.Actors;
using Agents.Host.Legs;
using Agents.Host.Rest;

namespace Agents.Host.Tests.Rest;

/// <summary>What is wrong is told as problem details that name the thing and the way out.</summary>
public class RestProblemTests
{
    [Theory]
    [InlineData("POST", "/v1/sessions", "[1]", 400, "invalid_body", "may have id, agent")]
    [InlineData("POST", "/v1/sessions", "{", 400, "invalid_body", "may have id, agent")]
    [InlineData("POST", "/v1/sessions", """{"agnet":"desk"}""", 400, "invalid_body", "'agnet'")]
    [InlineData("POST", "/v1/sessions", """{"agent":"nobody"}""", 400, "unknown_agent", "desk, night")]
    [InlineData("POST", "/v1/sessions", """{"id":"a b"}""", 400, "invalid_value", "'id'")]
    [InlineData("GET", "/v1/sessions?limit=0", null, 400, "invalid_value", "1 to 1000")]
    [InlineData("POST", "/v1/sessions/a1/say", "{}", 400, "invalid_value", "'text'")]
    [InlineData("POST", "/v1/sessions/a1/say", """{"text":7}""", 400, "invalid_body", "'text'")]
    [InlineData("POST", "/v1/sessions/a1/transfer", "{}", 400, "invalid_value", "'agent'")]
    [InlineData("POST", "/v1/sessions/a1/transfer", """{"agent":"nobody"}""", 400, "unknown_agent", "desk, night")]
    [InlineData("POST", "/v1/sessions/nobody/say", """{"text":"hello"}""", 404, "unknown_session", "'nobody'")]
    [InlineData("GET", "/v1/sessions/nobody/events", null, 404, "unknown_session", "'nobody'")]
    [InlineData("GET", "/v1/sessions/nobody/transcript", null, 404, "unknown_session", "'nobody'")]
    [InlineData("GET", "/v1/sessions/nobody/waterfall", null, 404, "unknown_session", "'nobody'")]
    [InlineData("DELETE", "/v1/sessions/nobody", null, 404, "unknown_session", "'nobody'")]
    [InlineData("PATCH", "/v1/sessions/nobody", "{}", 404, "unknown_session", "'nobody'")]
    public async Task Wrong_requests(string method, string path, string? body, int status, string code, string names)
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");

        var answer = await host.SendAsync(method, path, body);

        answer.Problem((HttpStatusCode)status).ShouldBe(code);
        ((string)answer.Json["detail"]!).ShouldContain(names);
    }

    [Fact]
    public async Task A_body_that_is_too_large()
    {
        await using var host = await RestHost.StartAsync(options => options with { Rest = new RestOptions { MaxBodyBytes = 100 } });
        (await host.SendAsync("POST", "/v1/sessions", $$"""{"id":"{{new string('x', 100)}}"}""")).Problem(HttpStatusCode.RequestEntityTooLarge).ShouldBe("body_too_large");
    }

    [Fact]
    public async Task A_node_that_is_full_says_when_to_come_back()
    {
        await using var host = await RestHost.StartAsync(options => options with
        {
            Sessions = new SessionRegionOptions { MaxSessions = 1, RetryAfter = TimeSpan.FromSeconds(7) },
        });
        await host.SendAsync("POST", "/v1/sessions", "{}");
        var refused = await host.SendAsync("POST", "/v1/sessions", "{}");
        refused.Problem(HttpStatusCode.ServiceUnavailable).ShouldBe("node_full");
        refused.Headers["Retry-After"].ShouldBe("7");
    }

    [Fact]
    public void What_sessions_throw_is_told_or_hidden()
    {
        var ended = RestProblems.FaultOf(new SessionStartException("a1 is over", new SessionEndedException("a1 is over")))!;
        (ended.Status, ended.Code).ShouldBe((409, "session_ended"));
        var slow = RestProblems.FaultOf(new AskTimeoutException("actor path"))!;
        (slow.Status, slow.Code).ShouldBe((504, "timeout"));
        slow.Message.ShouldNotContain("actor path");
        RestProblems.FaultOf(new InvalidOperationException("internals")).ShouldBeNull();
    }

    [Fact]
    public async Task Keys_names_and_origins_are_checked()
    {
        await using var open = await RestHost.StartAsync();
        (await open.SendAsync("GET", "/v1/sessions", null, ("Host", "evil.example"))).Problem(HttpStatusCode.Forbidden).ShouldBe("wrong_host");
        (await open.SendAsync("GET", "/v1/sessions", null, ("Origin", "https://evil.example"))).Problem(HttpStatusCode.Forbidden).ShouldBe("wrong_origin");

        await using var locked = await RestHost.StartAsync(options => options with { Access = new AccessOptions { ApiKeys = ["right"] } });
        var refused = await locked.SendAsync("GET", "/v1/sessions");
        refused.Problem(HttpStatusCode.Unauthorized).ShouldBe("invalid_api_key");
        refused.Headers["WWW-Authenticate"].ShouldBe("Bearer");
        (await locked.SendAsync("GET", "/v1/sessions", null, ("Authorization", "Bearer wrong"))).Problem(HttpStatusCode.Unauthorized).ShouldBe("invalid_api_key");
        (await locked.SendAsync("GET", "/v1/sessions", null, ("Authorization", "Bearer right"))).Status.ShouldBe(HttpStatusCode.OK);
        (await locked.SendAsync("GET", "/v1/openapi.json")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
