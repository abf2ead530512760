using System.Net.WebSockets;
using Agents.Actors;
using Agents.Host.Telephony.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Host.Tests.Telephony;

/// <summary>A host on a free port of this machine, asked as carriers ask.</summary>
internal sealed class PhoneServer : IAsyncDisposable
{
    public const string AuthToken = "12345", Public = "https://voice.example.com";

    private readonly WebApplication _app;

    private PhoneServer(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>Settings with Twilio's secret.</summary>
    public static TelephonyOptions Secured { get; } = new() { PublicUrl = new Uri(Public), Twilio = new TwilioOptions { AuthToken = AuthToken } };

    public static async Task<PhoneServer> StartAsync(TelephonyOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddVoiceAgents(new VoiceAgentsOptions
        {
            Speech = null,
            Agents = new Dictionary<string, Func<IServiceProvider, AgentDefinition>> { ["mute"] = _ => new AgentDefinition { Vad = null } },
            Telephony = options ?? new TelephonyOptions(),
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapVoiceAgents();
        await app.StartAsync();
        return new PhoneServer(app);
    }

    /// <summary>Asks as Twilio does.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="signature">The header; null: none; empty: the right one.</param>
    /// <param name="call">The call.</param>
    public Task<HttpResponseMessage> AskTwilioAsync(string path = "/twilio/voice", string? signature = "", string call = "CA1")
    {
        var form = new Dictionary<string, string> { ["CallSid"] = call, ["AccountSid"] = "AC1", ["From"] = "+14158675310", ["To"] = "+18005551212", ["Empty"] = "" };
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        var right = TwilioSignature.Compute(AuthToken, Public + path, form.Select(field => KeyValuePair.Create(field.Key, new[] { field.Value })));
        if (signature is not null)
            request.Headers.Add(TwilioSignature.Header, signature.Length > 0 ? signature : right);
        return Http.SendAsync(request);
    }

    /// <summary>Opens a stream as Twilio does.</summary>
    /// <param name="signature">The header; null: none.</param>
    /// <returns>The socket and the status of the answer: 101 if it is open.</returns>
    public async Task<(ClientWebSocket Socket, int Status)> OpenAsync(string? signature)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (signature is not null)
            socket.Options.SetRequestHeader(TwilioSignature.Header, signature);
        try
        {
            await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "/twilio/media" }.Uri, CancellationToken.None);
            return (socket, 101);
        }
        catch (WebSocketException)
        {
            return (socket, (int)socket.HttpStatusCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
