using System.Net.Http.Headers;
using System.Text;

namespace Agents.EndToEnd.Tests.Support;

/// <summary><c>agents gateway</c> as a process of its own.</summary>
internal sealed class RunningGateway : IDisposable
{
    private readonly RunningProgram _program;
    private readonly HttpClient _http = new();

    private RunningGateway(RunningProgram program, string url) => (_program, Url) = (program, url);

    /// <summary>Its base URL, ending in <c>/v1</c>.</summary>
    public string Url { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<RunningGateway> StartAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var program = AgentsProgram.Start(["gateway", .. arguments], environment);
        var line = await program.ReadLineAsync();
        return line?.StartsWith("listening on ", StringComparison.Ordinal) == true
            ? new RunningGateway(program, line["listening on ".Length..])
            : throw new InvalidOperationException($"The gateway did not start: {(await program.SignalAsync("TERM")).Error}");
    }

    /// <summary>Asks a language model, streaming.</summary>
    public async Task<HttpResponseMessage> PostAsync(string model, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/chat/completions");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(
            $$"""{"model":"{{model}}","stream":true,"messages":[{"role":"user","content":"hello"}]}""", Encoding.UTF8, "application/json");
        return await _http.SendAsync(request);
    }

    /// <summary>The whole of an answer.</summary>
    public async Task<string> AskAsync(string model, string token)
    {
        using var answer = await PostAsync(model, token);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Ends it as a service manager does.</summary>
    public Task<AgentsProgram> StopAsync() => _program.SignalAsync("TERM");

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _program.Dispose();
    }
}
