using System.Net;
using System.Net.Sockets;
using System.Text;
using Agents.EndToEnd.Tests.Support;
using Agents.Messages;

namespace Agents.EndToEnd.Tests.Gateway;

/// <summary><c>agents gateway</c> as a process: its settings, its model server, its faults, its log.</summary>
public sealed class GatewayCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_file_line_value_and_what_is_allowed()
    {
        var file = _folder.File("my.conf");
        await File.WriteAllTextAsync(file, "gateway {\n  pocketsphinx.silence = 1 minute\n}\n");

        var program = await AgentsProgram.RunAsync("gateway", "--config", file);

        program.ExitCode.ShouldBe(2);
        program.Output.ShouldBeEmpty();
        program.ErrorLines.ShouldHaveSingleItem().ShouldBe($"agents: {file}:2:26: gateway.pocketsphinx.silence: the value is 1 minute; allowed is 0.1 s to 5 s");
    }

    [Fact]
    public async Task Settings_and_model_server_serve_a_client_whose_token_goes_no_further()
    {
        await using var server = new ModelServer();
        var file = _folder.File("my.conf");
        await File.WriteAllTextAsync(file, "gateway { port = 0, models { \"acme/mind\" = \"local/concierge\" }, keys.own = \"a secret of my own\" }\n");
        using var gateway = await RunningGateway.StartAsync(["--config", file, "--llm-url", server.Url], ("LLM_API_KEY", "key-of-the-server"));
        var token = AccessToken.Mint("own", "a secret of my own", TimeProvider.System);

        (await gateway.AskAsync("some/model", token)).ShouldContain("from the model server");
        server.Requests.ShouldHaveSingleItem().ShouldContain("Authorization: Bearer key-of-the-server");
        server.Requests.ShouldAllBe(request => !request.Contains(token));
        (await gateway.AskAsync("acme/mind", token)).ShouldContain("\"finish_reason\":\"stop\"");
        server.Requests.Count.ShouldBe(1);

        var ended = await gateway.StopAsync();
        ended.ErrorLines.ShouldContain(line => line.Contains("Model acme/mind is served by local/concierge", StringComparison.Ordinal));
        ended.Error.ShouldNotContain("a secret of my own");
        ended.ExitCode.ShouldBe(130);
    }

    [Fact]
    public async Task Faults_of_the_command_line_strike_every_third_request()
    {
        using var gateway = await RunningGateway.StartAsync(["--port", "0", "--faults", "llm status=503 every=3"]);
        var token = AccessToken.Mint("devkey", "secret", TimeProvider.System);
        List<int> statuses = [];
        for (var i = 0; i < 6; i++)
            statuses.Add((int)(await gateway.PostAsync("local/concierge", token)).StatusCode);
        statuses.ShouldBe([200, 200, 503, 200, 200, 503]);
    }

    /// <summary>A server with OpenAI's chat API that keeps what it was sent.</summary>
    private sealed class ModelServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;

        public ModelServer()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

        public List<string> Requests { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[64 * 1024];
                Requests.Add(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token)));
                const string Body = """
                    data: {"choices":[{"index":0,"delta":{"content":"from the model server"}}]}

                    data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                    data: [DONE]


                    """;
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n{Body}"), _stop.Token);
            }
        }
    }
}
