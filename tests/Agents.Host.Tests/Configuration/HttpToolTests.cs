using System.Net;
using System.Text;
using System.Text.Json;
using Agents.Actors;
using Agents.Host.Configuration;
using Microsoft.Extensions.AI;

namespace Agents.Host.Tests.Configuration;

/// <summary>Functions that are HTTP endpoints.</summary>
public class HttpToolTests
{
    [Fact]
    public async Task Arguments_go_as_json_and_the_answer_is_what_the_model_is_told()
    {
        var endpoint = new Endpoint(HttpStatusCode.OK, "open until six");
        (await InvokeAsync(endpoint, HttpMethod.Post)).ShouldBe("open until six");
        endpoint.Seen.ShouldBe("""POST https://shop.example/hours secret {"day":"Monday","count":2}""");
    }

    [Fact]
    public async Task With_get_they_go_in_the_query()
    {
        var endpoint = new Endpoint(HttpStatusCode.OK, "closed");
        await InvokeAsync(endpoint, HttpMethod.Get);
        endpoint.Seen.ShouldBe("GET https://shop.example/hours?day=Monday&count=2 secret ");
    }

    [Fact]
    public async Task Errors_are_told_without_what_the_service_said()
    {
        var wrong = await Should.ThrowAsync<ToolException>(() => InvokeAsync(new Endpoint(HttpStatusCode.InternalServerError, "stack trace"), HttpMethod.Post));
        wrong.Message.ShouldBe("The service answered with status 500.");
        (await Should.ThrowAsync<ToolException>(() => InvokeAsync(new Endpoint(null, ""), HttpMethod.Post))).Message.ShouldBe("The service cannot be reached.");
    }

    private static async Task<string?> InvokeAsync(Endpoint endpoint, HttpMethod method)
    {
        using var schema = JsonDocument.Parse("""{"type":"object"}""");
        var settings = new HttpToolSettings("hours", "Hours", new Uri("https://shop.example/hours"), schema.RootElement)
        {
            Method = method, Headers = new Dictionary<string, string> { ["X-Key"] = "secret" },
        };
        using var http = new HttpClient(endpoint);
        return (string?)await new HttpTool(settings, http, TimeProvider.System).InvokeAsync(new AIFunctionArguments { ["day"] = "Monday", ["count"] = 2 });
    }

    /// <summary>An endpoint in memory.</summary>
    private sealed class Endpoint(HttpStatusCode? status, string answer) : HttpMessageHandler
    {
        public string Seen { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Seen = $"{request.Method} {request.RequestUri} {request.Headers.GetValues("X-Key").Single()} {body}";
            return status is { } code ? new HttpResponseMessage(code) { Content = new StringContent(answer, Encoding.UTF8) } : throw new HttpRequestException("refused");
        }
    }
}
