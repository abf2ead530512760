using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Telephony;

/// <summary><c>agents serve</c> as a process of its own, asked as Twilio asks, under a public address that Twilio knows.</summary>
internal sealed class PhoneHost : IDisposable
{
    private const string Public = "https://voice.example.com", AuthToken = "planted-auth-token-4711";

    private readonly RunningProgram _program;
    private readonly HttpClient _http = new();

    private PhoneHost(RunningProgram program, Uri address) => (_program, Address) = (program, address);

    /// <summary>Where it really listens.</summary>
    public Uri Address { get; }

    /// <summary>The signature of the request that opens a stream.</summary>
    public static string StreamSignature => Sign(Public.Replace("https", "wss", StringComparison.Ordinal) + "/twilio/media", []);

    public static async Task<PhoneHost> StartAsync(params string[] arguments)
    {
        var program = AgentsProgram.Start(["serve", "--port", "0", "--public-url", Public, .. arguments], [("TWILIO_AUTH_TOKEN", AuthToken)]);
        var line = await program.ReadLineAsync();
        return line?.StartsWith("listening on ", StringComparison.Ordinal) == true
            ? new PhoneHost(program, new Uri(line["listening on ".Length..]))
            : throw new InvalidOperationException($"The host did not start: {(await program.SignalAsync("TERM")).Error}");
    }

    /// <summary>Asks what to do with a call.</summary>
    public async Task<XElement> AskAsync(string call, string path = "/twilio/voice")
    {
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["AccountSid"] = "AC1", ["CallSid"] = call, ["From"] = "+14158675310", ["To"] = "+18005551212" };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", Sign(Public + path, form));
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    /// <summary>Ends it as a service manager does; nothing that it printed holds a secret.</summary>
    public async Task StopAsync()
    {
        var ended = await _program.SignalAsync("TERM");
        (ended.Output + ended.Error).ShouldNotContain(AuthToken);
    }

    public void Dispose()
    {
        _http.Dispose();
        _program.Dispose();
    }

    private static string Sign(string url, IEnumerable<KeyValuePair<string, string>> form) => Convert.ToBase64String(HMACSHA1.HashData(
        Encoding.UTF8.GetBytes(AuthToken), Encoding.UTF8.GetBytes(url + string.Concat(form.Select(field => field.Key + field.Value)))));
}
