using System.Text;
using Agents.Bench.Measuring;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace Agents.Bench.Density;

/// <summary>The language model: the first half of its answer with the first token, the rest some time later. It repeats the name of the turn.</summary>
internal sealed class ScriptedMind(TurnDelays delays)
{
    private static readonly TimeSpan FirstToken = TimeSpan.FromMilliseconds(100), Rest = TimeSpan.FromMilliseconds(100);

    public async Task ServeAsync(HttpContext http)
    {
        var began = Lap.Now();
        using var reader = new StreamReader(http.Request.Body);
        var asked = JObject.Parse(await reader.ReadToEndAsync());
        var name = TurnDelays.Find(asked["messages"]!.Last(message => (string?)message["role"] == "user")["content"]!.ToString())?.Name ?? "nothing";
        http.Response.ContentType = "text/event-stream";
        await Task.Delay(FirstToken, TimeProvider.System);
        await SayAsync(http.Response, $"You asked {name}");
        await Task.Delay(Rest, TimeProvider.System);
        await SayAsync(http.Response, " and this is all that I have to say about it.");
        delays.ModelTook(name, Lap.Since(began));
        await http.Response.WriteAsync($"data: {Chunk(new JObject(), "stop")}\n\ndata: [DONE]\n\n");
    }

    private static async Task SayAsync(HttpResponse response, string text)
    {
        await response.WriteAsync($"data: {Chunk(new JObject { ["content"] = text }, null)}\n\n", Encoding.UTF8);
        await response.Body.FlushAsync();
    }

    private static string Chunk(JObject delta, string? finish) => new JObject
    {
        ["id"] = "answer",
        ["object"] = "chat.completion.chunk",
        ["created"] = 0,
        ["model"] = "bench/mind",
        ["choices"] = new JArray(new JObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    }.ToString(Newtonsoft.Json.Formatting.None);
}
