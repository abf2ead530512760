using System.Net;
using System.Text;
using Agents.Actors;
using Agents.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Rest;

/// <summary>A host on a free port of this machine, with scripted agents <c>desk</c> and <c>night</c>, and a client of its REST API.</summary>
internal sealed class RestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private RestHost(WebApplication app, Uri address) => (_app, _http) = (app, new HttpClient { BaseAddress = address });

    /// <summary>Where it listens.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>A service of the host.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<RestHost> StartAsync(Func<VoiceAgentsOptions, VoiceAgentsOptions>? change = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddVoiceAgents((change ?? (same => same))(new VoiceAgentsOptions
        {
            Agents = new Dictionary<string, Func<IServiceProvider, AgentDefinition>>
            {
                ["desk"] = _ => Agent("You are the desk.", null),
                ["night"] = _ => Agent("You are the night desk.", "Good evening."),
            },
            Speech = null,
        }));
        var app = builder.Build();
        app.UseRouting();
        app.MapVoiceAgents();
        await app.StartAsync();
        return new RestHost(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    /// <summary>Sends a request.</summary>
    public async Task<RestAnswer> SendAsync(string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await AnswerAsync(request);
    }

    /// <summary>Posts as command line clients do that were not told what they send.</summary>
    public async Task<RestAnswer> SendFormAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };
        return await AnswerAsync(request);
    }

    private async Task<RestAnswer> AnswerAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new RestAnswer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text,
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Opens a stream of events.</summary>
    public async Task<EventReader> EventsAsync(string id, long? lastSeen = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/sessions/{id}/events");
        if (lastSeen is { } number)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", $"{number}");
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>Stops the host as a service manager does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static AgentDefinition Agent(string instructions, string? greeting) => new()
    {
        Instructions = instructions,
        Greeting = greeting,
        Llm = new ScriptedLlm(context => new ScriptedAnswer($"Answer to: {context.Items.OfType<Agents.Messages.ChatMessage>().Last().Text}")) { FirstToken = 0.01, Complete = 0.02 },
        Tts = new ScriptedTts { FirstSound = 0.01, PerWord = 0.05 },
    };
}

/// <summary>What came back.</summary>
internal sealed record RestAnswer(HttpStatusCode Status, string? MediaType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JObject Json => JsonConvert.DeserializeObject<JObject>(Text, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    /// <summary>The code of the problem that this is, of that status.</summary>
    public string Problem(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        MediaType.ShouldBe("application/problem+json");
        ((int)Json["status"]!).ShouldBe((int)status);
        ((string?)Json["detail"]).ShouldNotBeNullOrEmpty();
        return (string)Json["code"]!;
    }
}
