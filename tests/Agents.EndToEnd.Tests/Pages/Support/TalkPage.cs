using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Pages.Support;

/// <summary>The page on which one talks.</summary>
internal sealed class TalkPage(IPage page)
{
    private readonly ConcurrentQueue<JObject> _sent = new(), _received = new();

    public IPage Page => page;

    /// <summary>Opens it and waits until it knows what can be chosen.</summary>
    public static async Task<TalkPage> OpenAsync(Browser browser, Uri host)
    {
        var page = new TalkPage(await browser.OpenAsync(host));
        page.Page.WebSocket += (_, socket) =>
        {
            socket.FrameSent += (_, frame) => page._sent.Enqueue(JObject.Parse(frame.Text!));
            socket.FrameReceived += (_, frame) => page._received.Enqueue(JObject.Parse(frame.Text!));
        };
        await page.WaitAsync("document.getElementById('agent').options.length > 0");
        return page;
    }

    /// <summary>What the page sent of a type.</summary>
    public IReadOnlyList<JObject> Sent(string type) => Of(_sent, type);

    /// <summary>What the page got of a type.</summary>
    public IReadOnlyList<JObject> Received(string type) => Of(_received, type);

    /// <summary>Waits until something is so on the page.</summary>
    public Task WaitAsync(string condition) => page.WaitForFunctionAsync($"() => {condition}");

    /// <summary>Waits for a state: idle, listening, hearing, thinking, speaking.</summary>
    public Task WaitForStateAsync(string state) => WaitAsync($"document.getElementById('state').dataset.state === '{state}'");

    /// <summary>The messages so far.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync(string role) => await page.Locator($"#transcript li[data-role={role}] p").AllInnerTextsAsync();

    /// <summary>Milliseconds of the agent's sound that were rendered.</summary>
    public async Task<int> PlayedAsync() => int.Parse(await page.Locator("#played").GetAttributeAsync("data-ms") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Id of the element that has the focus.</summary>
    public Task<string> FocusAsync() => page.EvaluateAsync<string>("() => document.activeElement.id");

    private static List<JObject> Of(IEnumerable<JObject> events, string type) => [.. events.Where(happened => (string?)happened["type"] == type)];
}
