using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Agents.Host.Cli;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Sessions;

/// <summary>Asks a host over its REST API (docs/rest.md).</summary>
internal sealed class HostClient : IDisposable
{
    private static readonly JsonSerializerSettings Settings = new() { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };

    private readonly HttpClient _http;
    private readonly HostAddress _host;

    public HostClient(HostAddress host)
    {
        _host = host;
        _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            BaseAddress = host.Url, Timeout = Timeout.InfiniteTimeSpan,
        };
        if (host.Key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Key);
    }

    /// <summary>Sends a request and gives the answer's object; an empty one for an answer without a body.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="path">Below the host's address, such as <c>v1/sessions</c>.</param>
    /// <param name="body">What is sent; null: nothing.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="HostRefusedException">The host does not do it.</exception>
    /// <exception cref="UsageException">The host cannot be reached, or what answers is none.</exception>
    public async Task<JObject> AskAsync(HttpMethod method, string path, JObject? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToString(Formatting.None), new MediaTypeHeaderValue("application/json"));
        using var answer = await SendAsync(request, stop);
        return Parse(await answer.Content.ReadAsStringAsync(stop));
    }

    /// <summary>Follows a session's events until the host ends the stream.</summary>
    /// <param name="id">Name of the session.</param>
    /// <param name="seen">Number of the last event that is known; null: from the first on.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="HostRefusedException">The host does not tell them.</exception>
    /// <exception cref="UsageException">The host cannot be reached.</exception>
    /// <exception cref="IOException">The line broke.</exception>
    public async IAsyncEnumerable<(string Id, JObject Data)> EventsAsync(string id, string? seen, [EnumeratorCancellation] CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v1/sessions/{Uri.EscapeDataString(id)}/events");
        if (seen is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", seen);
        using var answer = await SendAsync(request, stop);
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        await foreach (var happened in SseParser.Create(stream).EnumerateAsync(stop))
            yield return (happened.EventId ?? "", Parse(happened.Data));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        }
        catch (HttpRequestException unreachable)
        {
            throw new UsageException($"The host {_host.Url} cannot be reached ({unreachable.Message}): start it with 'agents serve', or name another with --url.");
        }

        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw Refused((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
    }

    private Exception Refused(int status, string body)
    {
        var detail = TryParse(body)?["detail"]?.ToString() is { Length: > 0 } said ? said : $"the host {_host.Url} answered with status {status}";
        return status is 401 or 403
            ? new UsageException($"{detail} Give the key with AGENTS_API_KEY or --key.")
            : new HostRefusedException(status, detail);
    }

    private JObject Parse(string text) => text.Length == 0 ? [] : TryParse(text)
        ?? throw new UsageException($"What answers at {_host.Url} is no host of agents: it sends no JSON. Name the host with --url.");

    private static JObject? TryParse(string text)
    {
        try
        {
            return JsonConvert.DeserializeObject<JObject>(text, Settings);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
