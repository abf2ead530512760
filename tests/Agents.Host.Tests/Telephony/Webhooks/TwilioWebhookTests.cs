using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Xml.Linq;
using Agents.Host.Telephony.Twilio;

namespace Agents.Host.Tests.Telephony.Webhooks;

public sealed class TwilioWebhookTests
{
    private static readonly string StreamSignature = TwilioSignature.Compute(PhoneServer.AuthToken, "wss://voice.example.com/twilio/media");

    [Fact]
    public async Task Point_071_the_webhook_answers_with_a_stream_to_connect_to()
    {
        await using var server = await PhoneServer.StartAsync(PhoneServer.Secured);
        using var answer = await server.AskTwilioAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("""<?xml version="1.0" encoding="utf-8"?>""");
        var response = XDocument.Parse(text).Root!;
        response.Elements().Select(element => element.Name.LocalName).ShouldBe(["Connect", "Redirect"]);
        var stream = response.Element("Connect")!.Elements().ShouldHaveSingleItem();
        stream.Name.LocalName.ShouldBe("Stream");
        ((string)stream.Attribute("url")!).ShouldBe("wss://voice.example.com/twilio/media", "no query: Twilio drops it");
        ((string)stream.Element("Parameter")!.Attribute("value")!).Length.ShouldBe(48);
        response.Element("Redirect")!.Value.ShouldBe("https://voice.example.com/twilio/voice?resume=1");
    }

    [Fact]
    public async Task Point_071_without_a_public_address_the_stream_is_where_the_request_came()
    {
        await using var server = await PhoneServer.StartAsync();
        using var answer = await server.AskTwilioAsync(signature: null);

        var url = (string)XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("Stream").Single().Attribute("url")!;
        url.ShouldBe($"ws://127.0.0.1:{server.Address.Port}/twilio/media");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("GvWf1cFY/Q7PnoempGyD5oXAezc=")]
    public async Task Point_072_a_wrong_or_absent_signature_gives_403_and_no_TwiML(string? signature)
    {
        await using var server = await PhoneServer.StartAsync(PhoneServer.Secured);
        using var answer = await server.AskTwilioAsync(signature: signature);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var body = await answer.Content.ReadAsStringAsync();
        body.ShouldNotContain("<");
        body.ShouldNotContain(PhoneServer.AuthToken);
    }

    [Fact]
    public async Task Point_073_the_request_for_the_stream_is_signed_over_its_public_address()
    {
        await using var server = await PhoneServer.StartAsync(PhoneServer.Secured);

        (await Status(server, StreamSignature)).ShouldBe(101);
        (await Status(server, TwilioSignature.Compute(PhoneServer.AuthToken, "wss://voice.example.com:443/twilio/media"))).ShouldBe(101);
        (await Status(server, TwilioSignature.Compute(PhoneServer.AuthToken, "https://voice.example.com/twilio/media"))).ShouldBe(403);
        (await Status(server, TwilioSignature.Compute(PhoneServer.AuthToken, $"ws://127.0.0.1:{server.Address.Port}/twilio/media"))).ShouldBe(403);
        (await Status(server, null)).ShouldBe(403);
    }

    [Fact]
    public async Task A_token_opens_one_stream_for_its_call()
    {
        await using var server = await PhoneServer.StartAsync(PhoneServer.Secured);
        var token = await TokenAsync(server, "CA1");

        (await StartAsync(server, "CA1", null)).ShouldBe(WebSocketCloseStatus.PolicyViolation, "a stream must have a token");
        (await StartAsync(server, "CA2", token)).ShouldBe(WebSocketCloseStatus.PolicyViolation, "it is another call's");
        (await StartAsync(server, "CA1", token)).ShouldBe(WebSocketCloseStatus.PolicyViolation, "it was used up by the attempt");
        (await StartAsync(server, "CA1", await TokenAsync(server, "CA1"))).ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task A_call_that_is_over_is_told_to_hang_up_and_one_that_runs_is_connected_again()
    {
        await using var server = await PhoneServer.StartAsync(PhoneServer.Secured);
        (await StartAsync(server, "CA1", await TokenAsync(server, "CA1"))).ShouldBe(WebSocketCloseStatus.NormalClosure);

        using var over = await server.AskTwilioAsync("/twilio/voice?resume=1");
        XDocument.Parse(await over.Content.ReadAsStringAsync()).Root!.Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("Hangup");
        using var elsewhere = await server.AskTwilioAsync("/twilio/voice?resume=1", call: "CA9");
        XDocument.Parse(await elsewhere.Content.ReadAsStringAsync()).Descendants("Stream").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_call_whose_connection_is_cut_is_connected_again_and_goes_on()
    {
        await using var server = await PhoneServer.StartAsync(PhoneServer.Secured);
        var token = await TokenAsync(server, "CA1");
        var (cut, _) = await server.OpenAsync(StreamSignature);
        await SendAsync(cut, Start("CA1", token));
        await SendAsync(cut, """{"event":"mark","streamSid":"MZ1","mark":{"name":"x"}}""");
        cut.Abort();

        using var answer = await server.AskTwilioAsync("/twilio/voice?resume=1");

        var again = (string)XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("Parameter").Single().Attribute("value")!;
        (await StartAsync(server, "CA1", again)).ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Theory]
    [InlineData("/twilio/media", 426)]
    [InlineData("/twilio/voice", 405)]
    public async Task Other_ways_to_ask_are_refused(string path, int status)
    {
        await using var server = await PhoneServer.StartAsync();
        using var answer = await server.Http.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("From=1", 400)]
    [InlineData("%%%=%zz&&&=", 400)]
    [InlineData("", 400)]
    public async Task A_request_that_names_no_call_is_refused(string body, int status)
    {
        await using var server = await PhoneServer.StartAsync();
        using var answer = await server.Http.PostAsync("/twilio/voice", new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_body_beyond_64_KiB_is_refused()
    {
        await using var server = await PhoneServer.StartAsync();
        using var answer = await server.Http.PostAsync("/twilio/voice", new StringContent($"CallSid={new string('x', 70_000)}", Encoding.UTF8, "application/x-www-form-urlencoded"));
        ((int)answer.StatusCode).ShouldBe(413);
    }

    [Fact]
    public async Task A_status_is_taken_if_it_is_signed()
    {
        await using var server = await PhoneServer.StartAsync(PhoneServer.Secured);
        using var good = await server.AskTwilioAsync("/twilio/status");
        using var bad = await server.AskTwilioAsync("/twilio/status", signature: "AAAA");

        (good.StatusCode, bad.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.Forbidden));
    }

    private static async Task<int> Status(PhoneServer server, string? signature)
    {
        var (socket, status) = await server.OpenAsync(signature);
        socket.Dispose();
        return status;
    }

    private static async Task<string> TokenAsync(PhoneServer server, string call)
    {
        using var answer = await server.AskTwilioAsync(call: call);
        return (string)XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("Parameter").Single().Attribute("value")!;
    }

    /// <summary>Starts a stream, stops it if it goes on, and gives how it was closed.</summary>
    private static async Task<WebSocketCloseStatus?> StartAsync(PhoneServer server, string call, string? token)
    {
        var (socket, _) = await server.OpenAsync(StreamSignature);
        using (socket)
        {
            await SendAsync(socket, Start(call, token));
            await SendAsync(socket, """{"event":"stop","streamSid":"MZ1"}""");
            var buffer = new byte[4096];
            while ((await socket.ReceiveAsync(buffer, CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }

            return socket.CloseStatus;
        }
    }

    private static string Start(string call, string? token)
    {
        var parameters = token is null ? "" : $"\"token\":\"{token}\"";
        return $$$$"""{"event":"start","start":{"streamSid":"MZ1","callSid":"{{{{call}}}}","customParameters":{ {{{{parameters}}}} },"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}}}""";
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
}
