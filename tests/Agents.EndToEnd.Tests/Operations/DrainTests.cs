using System.Net;
using System.Text;
using Agents.EndToEnd.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Operations;

/// <summary>A server that is told to stop while fifty sessions talk.</summary>
public class DrainTests
{
    private const int Sessions = 50;
    private const string Sentence = "Thank you for waiting, your table for two is booked for tomorrow evening at eight.";

    [Fact]
    public async Task Nobody_is_cut_in_mid_sentence_and_readiness_flips_first()
    {
        using var program = AgentsProgram.Start("serve", "--port", "0", "--not-ready-for", "0.5", "--drain", "60");
        var line = await program.ReadLineAsync();
        using var http = new HttpClient { BaseAddress = new Uri(line!["listening on ".Length..]), Timeout = Timeout.InfiniteTimeSpan };
        (await http.GetStringAsync("/readyz")).ShouldBe("ready\n");
        var calls = await Task.WhenAll(Enumerable.Range(1, Sessions).Select(number => TalkAsync(http, $"call-{number}")));

        var ended = program.SignalAsync("TERM");
        var readiness = await StatusUntilAsync(http, "/readyz", HttpStatusCode.ServiceUnavailable);
        readiness.ShouldBeOneOf("not_ready\n", "draining\n");
        var heard = await Task.WhenAll(calls.Select(call => call.EndAsync()));

        heard.ShouldAllBe(item => (string?)item["text"] == Sentence && item["interrupted"] == null);
        var program_ = await ended;
        program_.ExitCode.ShouldBe(130);
        var phases = program_.ErrorLines.Where(text => text.Contains("The host is ", StringComparison.Ordinal)).Select(text => text[(text.LastIndexOf(' ') + 1)..]);
        phases.ShouldBe(["Ready", "NotReady", "Draining", "Stopping"]);
    }

    private static async Task<TalkingCall> TalkAsync(HttpClient http, string id)
    {
        (await PostAsync(http, "/v1/sessions", new JObject { ["id"] = id })).ShouldBe(HttpStatusCode.Created);
        var call = new TalkingCall(await http.GetStreamAsync($"/v1/sessions/{id}/events"));
        (await PostAsync(http, $"/v1/sessions/{id}/say", new JObject { ["text"] = Sentence })).ShouldBe(HttpStatusCode.Accepted);
        await call.NextAsync("agent_state_changed", state => (string?)state["new_state"] == "speaking");
        return call;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string path, JObject body)
    {
        using var content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(path, content);
        return answer.StatusCode;
    }

    /// <summary>Asks again and again, each answer being the barrier for the next, until the status is there.</summary>
    private static async Task<string> StatusUntilAsync(HttpClient http, string path, HttpStatusCode wanted)
    {
        while (true)
        {
            using var answer = await http.GetAsync(path);
            if (answer.StatusCode == wanted)
                return await answer.Content.ReadAsStringAsync();
        }
    }

    /// <summary>A session and its events.</summary>
    private sealed class TalkingCall(Stream events)
    {
        private readonly StreamReader _lines = new(events);

        public async Task<JObject> NextAsync(string type, Func<JObject, bool> wished)
        {
            while (await _lines.ReadLineAsync() is { } line)
                if (line.StartsWith("data: ", StringComparison.Ordinal) && JObject.Parse(line["data: ".Length..]) is var data
                    && (string?)data["type"] == type && wished(data))
                    return data;
            throw new InvalidOperationException($"The events ended without {type}.");
        }

        /// <summary>What the caller has heard when the session is over.</summary>
        public async Task<JToken> EndAsync()
        {
            var item = await NextAsync("conversation_item_added", added => (string?)added["item"]!["role"] == "assistant");
            (await NextAsync("close", _ => true))["reason"]!.ToString().ShouldBe("job_shutdown");
            _lines.Dispose();
            return item["item"]!;
        }
    }
}
