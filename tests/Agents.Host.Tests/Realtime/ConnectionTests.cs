using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Agents.Host.Tests.Realtime.Support;
using Agents.Kernel.TestKit;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime;

/// <summary>Opening a session over real sockets.</summary>
public sealed class ConnectionTests
{
    private const string Key = "sk-test.with_dots-and_dashes";

    private static readonly AccessOptions Keyed = new() { ApiKeys = [Key] };

    [Fact]
    public async Task Points1_and_3_a_bearer_key_upgrades_and_no_subprotocol_is_chosen()
    {
        await using var host = await RealtimeHost.StartAsync(Keyed);
        using var socket = await host.ConnectAsync(Key);

        socket.SubProtocol.ShouldBeNull();
        ((string?)(await RealtimeHost.ReadAsync(socket))["type"]).ShouldBe("session.created");
    }

    [Fact]
    public async Task Points2_3_and_4_a_browsers_subprotocols_upgrade_and_realtime_is_chosen()
    {
        await using var host = await RealtimeHost.StartAsync(Keyed);
        using var socket = await host.ConnectAsync(null, "?model=test", "realtime", $"openai-insecure-api-key.{Key}", "openai-agents-sdk.0.20.0");

        socket.SubProtocol.ShouldBe("realtime");
        socket.HttpResponseHeaders!.SelectMany(header => header.Value).ShouldNotContain(value => value.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Point5_a_missing_or_wrong_key_is_refused_before_the_upgrade()
    {
        await using var host = await RealtimeHost.StartAsync(Keyed);

        (await host.RefusalAsync(null)).ShouldBe(401);
        (await host.RefusalAsync("sk-wrong")).ShouldBe(401);
        (await host.RefusalAsync(null, "realtime", "openai-insecure-api-key.sk-wrong")).ShouldBe(401);
    }

    [Fact]
    public async Task Point6_without_an_upgrade_there_is_a_json_error()
    {
        await using var host = await RealtimeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");

        var answer = await http.GetAsync("/v1/realtime?model=test");

        answer.StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
        JObject.Parse(await answer.Content.ReadAsStringAsync())["error"]!["message"]!.Type.ShouldBe(JTokenType.String);
    }

    [Fact]
    public async Task Points7_8_and_10_a_client_secret_carries_its_session()
    {
        var clock = new VirtualTime();
        await using var host = await RealtimeHost.StartAsync(Keyed, secretsClock: clock);
        var made = await SecretAsync(host, """{"expires_after":{"anchor":"created_at","seconds":60},"session":{"type":"realtime","instructions":"Be brief."}}""");
        var usual = await SecretAsync(host, "{}");

        ((string)made["value"]!).ShouldStartWith("ek_");
        (((long)made["expires_at"]!) - clock.GetUtcNow().ToUnixTimeSeconds()).ShouldBe(60);
        (((long)usual["expires_at"]!) - clock.GetUtcNow().ToUnixTimeSeconds()).ShouldBe(600);
        using var socket = await host.ConnectAsync((string)made["value"]!);
        ((string?)(await RealtimeHost.ReadAsync(socket)).SelectToken("session.instructions")).ShouldBe("Be brief.");
    }

    [Theory]
    [InlineData("""{"expires_after":{"seconds":9}}""", "expires_after.seconds")]
    [InlineData("""{"expires_after":{"seconds":7201}}""", "expires_after.seconds")]
    [InlineData("""{"session":{"instructions":"x"}}""", "session.type")]
    [InlineData("""{"what":1}""", "what")]
    [InlineData("[]", null)]
    public async Task Point8_bad_requests_for_secrets_are_refused(string body, string? param)
    {
        await using var host = await RealtimeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");

        var answer = await http.PostAsync("/v1/realtime/client_secrets", new StringContent(body, Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)JObject.Parse(await answer.Content.ReadAsStringAsync())["error"]!["param"]).ShouldBe(param);
    }

    [Fact]
    public async Task Point9_a_secret_opens_sessions_until_it_expires_and_they_outlive_it()
    {
        var clock = new VirtualTime();
        await using var host = await RealtimeHost.StartAsync(Keyed, secretsClock: clock);
        var secret = (string)(await SecretAsync(host, "{}"))["value"]!;
        using var first = await host.ConnectAsync(secret);
        using var second = await host.ConnectAsync(secret);

        clock.Advance(TimeSpan.FromSeconds(601));

        (await host.RefusalAsync(secret)).ShouldBe(401);
        await RealtimeHost.ReadAsync(first);
        await RealtimeHost.SendAsync(first, """{"type":"session.update","session":{"type":"realtime","tracing":"auto"}}""");
        await RealtimeHost.ReadToAsync(first, "session.updated");
    }

    [Fact]
    public async Task A_secret_makes_no_secret()
    {
        await using var host = await RealtimeHost.StartAsync(Keyed);
        var secret = (string)(await SecretAsync(host, "{}"))["value"]!;
        using var http = new HttpClient { BaseAddress = host.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);

        (await http.PostAsync("/v1/realtime/client_secrets", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Point11_unknown_models_are_the_default_agent_or_refused_as_configured()
    {
        await using var lenient = await RealtimeHost.StartAsync();
        using var socket = await lenient.ConnectAsync(query: "?model=gpt-realtime");
        ((string?)(await RealtimeHost.ReadAsync(socket)).SelectToken("session.model")).ShouldBe("gpt-realtime");
        await RealtimeHost.SendAsync(socket, """{"type":"response.create"}""");
        ((string?)(await RealtimeHost.ReadToAsync(socket, "response.done")).SelectToken("response.status")).ShouldBe("completed");

        await using var strict = await RealtimeHost.StartAsync(realtime: new RealtimeOptions { RefuseUnknownModels = true });
        using var refused = new ClientWebSocket();
        refused.Options.SetRequestHeader("Authorization", "Bearer any");
        refused.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<WebSocketException>(() => refused.ConnectAsync(new Uri($"ws://{strict.Http.Authority}/v1/realtime?model=gpt-realtime"), CancellationToken.None));
        refused.HttpStatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Point12_offered_compression_does_no_harm()
    {
        await using var host = await RealtimeHost.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer any");
        socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        await socket.ConnectAsync(new Uri($"ws://{host.Http.Authority}/v1/realtime?model=test"), CancellationToken.None);

        await RealtimeHost.SendAsync(socket, """{"type":"response.create"}""");

        await RealtimeHost.ReadToAsync(socket, "response.done");
    }

    [Fact]
    public async Task Points27_and_28_nonsense_on_the_wire_is_survived()
    {
        await using var host = await RealtimeHost.StartAsync(realtime: new RealtimeOptions { MaxMessageBytes = 10_000 });
        using var socket = await host.ConnectAsync();

        await socket.SendAsync(new byte[100], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        ((string?)(await RealtimeHost.ReadToAsync(socket, "error")).SelectToken("error.code")).ShouldBe("invalid_json");
        await RealtimeHost.SendAsync(socket, new string('x', 20_000));
        await RealtimeHost.ReadToAsync(socket, "error");
        await RealtimeHost.SendAsync(socket, """{"type":"session.update","session":{"type":"realtime"}}""");
        await RealtimeHost.ReadToAsync(socket, "session.updated");
    }

    [Fact]
    public async Task A_lost_conversation_is_taken_up_with_its_token_once()
    {
        await using var host = await RealtimeHost.StartAsync();
        var lost = await host.ConnectAsync();
        var token = (string)(await RealtimeHost.ReadAsync(lost)).SelectToken("session.x_resume_token")!;
        await RealtimeHost.SendAsync(lost, """{"type":"conversation.item.create","item":{"id":"mine","type":"message","role":"user","content":[{"type":"input_text","text":"x"}]}}""");
        await RealtimeHost.ReadToAsync(lost, "conversation.item.done");
        lost.Abort();

        using var again = await host.ConnectAsync("any", "?model=test", "realtime", $"agents-resume.{token}");
        await RealtimeHost.ReadToAsync(again, "session.created");
        ((string?)(await RealtimeHost.ReadToAsync(again, "conversation.item.added")).SelectToken("item.id")).ShouldBe("mine");
        using var late = await host.ConnectAsync("any", $"?resume={token}");
        ((string?)(await RealtimeHost.ReadAsync(late)).SelectToken("error.code")).ShouldBe("invalid_resume_token");
        (await late.ReceiveAsync(new byte[100], CancellationToken.None)).CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    private static async Task<JObject> SecretAsync(RealtimeHost host, string body)
    {
        using var http = new HttpClient { BaseAddress = host.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var answer = await http.PostAsync("/v1/realtime/client_secrets", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JObject.Parse(await answer.Content.ReadAsStringAsync());
    }
}
