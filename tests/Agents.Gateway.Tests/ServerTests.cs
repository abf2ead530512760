using System.Net;
using System.Net.Sockets;

namespace Agents.Gateway.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task A_port_in_use_is_its_own_error_with_the_way_out()
    {
        var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var error = await Should.ThrowAsync<PortInUseException>(() => GatewayServer.StartAsync(new GatewayOptions { Port = port, Engines = [] }));
        error.Port.ShouldBe(port);
        error.Message.ShouldContain("--port");
        other.Stop();
    }

    [Fact]
    public void All_wrong_settings_are_reported_together()
    {
        var options = new GatewayOptions { Address = "everywhere", Port = 70000, MaxMessageBytes = 1, KeepAlive = TimeSpan.Zero };
        var message = Should.Throw<ArgumentException>(options.Validate).Message;
        foreach (var part in (string[])["'everywhere'", "Port is 70000", "MaxMessageBytes is 1", "KeepAlive"]) message.ShouldContain(part);
    }

    [Fact]
    public async Task A_model_of_the_map_is_served_by_another_and_the_log_says_so()
    {
        var options = new GatewayOptions
        {
            Engines = [new Concierge()],
            ModelMap = new Dictionary<string, string> { ["openai/gpt-4o"] = Concierge.Model, ["google/*"] = Concierge.Model },
        };
        await using var gateway = await TestGateway.StartAsync(options);
        foreach (var model in (string[])["openai/gpt-4o", "google/gemini-2.5-pro", "openai/gpt-4o"])
            (await ChatTests.StreamAsync(gateway, ChatTests.Ask("hello", model: model)))[0].ShouldContain($"\"model\":\"{model}\"");
        gateway.Log.Lines.Count(line => line.Contains("Model openai/gpt-4o is served by local/concierge")).ShouldBe(1, "once for each model");
    }

    [Fact]
    public async Task Nothing_a_caller_says_and_no_token_reaches_the_log()
    {
        var scripts = new ScriptedEngines().Hears("caller", HearingScript.Of((0.Seconds(), 0.5.Seconds(), "sesame opens"))).Speaks("voice", new SpeakingScript());
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { Engines = [.. scripts.Build(), new Concierge()] });
        var token = TestGateway.Token();
        await using (var socket = await gateway.ConnectAsync("stt", token))
        {
            await socket.SendAsync("""{"type":"session.create","model":"scripted/caller","settings":{}}""");
            await socket.SendAudioAsync(new short[32000]);
            await socket.UntilAsync("final_transcript");
            await socket.SendAsync("""{"type":"sesame"}""");
            await socket.ToEndAsync();
        }

        await using (var socket = await gateway.ConnectAsync("tts", token))
        {
            await socket.SendAsync("""{"type":"session.create","model":"scripted/voice"}""");
            await socket.SendAsync("""{"type":"input_transcript","transcript":"Sesame opens.","generation_config":{}}""");
            await socket.UntilAsync("output_audio");
        }

        await ChatTests.StreamAsync(gateway, ChatTests.Ask("my name is sesame"));
        gateway.Log.Lines.Count.ShouldBeGreaterThan(3);
        gateway.Log.Lines.ShouldAllBe(line => !line.Contains("opens") && !line.Contains("Sesame") && !line.Contains(token));
    }
}
