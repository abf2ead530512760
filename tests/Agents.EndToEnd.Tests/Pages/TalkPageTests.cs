using Agents.EndToEnd.Tests.Pages.Support;
using Agents.EndToEnd.Tests.Realtime;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Pages;

/// <summary>The page in Chromium, against the program itself with the engines of this machine; a recording is the microphone.</summary>
public sealed class TalkPageTests : IDisposable
{
    private const string Story =
        "It is a long story. Once there was a clock that stood in a tower by the sea. Every hour it told the sailors where the wind came from. "
        + "The sailors listened and sailed away, and in the evening they came home again. Nobody knew who had built the clock, and nobody asked.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_spoken_question_is_understood_answered_and_played()
    {
        using var host = await ServedHost.StartAsync();
        await using var browser = await Browser.StartAsync(Microphone.Record(_folder.File("question.wav"), (4, Microphone.WhatTimeIsIt())));
        var page = await TalkPage.OpenAsync(browser, host.Address);

        await page.Page.ClickAsync("#talk");
        await page.WaitAsync("Number(document.getElementById('played').dataset.ms) > 500");
        var early = await page.PlayedAsync();
        await page.WaitForStateAsync("listening");

        (await page.PlayedAsync()).ShouldBeGreaterThan(early);
        (await page.MessagesAsync("user")).ShouldBe(["what time is it"]);
        (await page.MessagesAsync("assistant")).ShouldHaveSingleItem().ShouldStartWith("It is ");
        page.Sent("conversation.item.truncate").ShouldBeEmpty();
        (await page.Page.Locator("#waterfalls svg").CountAsync()).ShouldBe(1);
        var steps = (await page.Page.Locator("#waterfalls svg").GetAttributeAsync("aria-label"))!;
        steps.ShouldContain("end of turn decided");
        (await page.Page.Locator("#waterfalls svg rect").CountAsync()).ShouldBeGreaterThanOrEqualTo(steps.Split(" to ").Length - 2, steps);

        await page.Page.ClickAsync("#talk");
        await page.WaitForStateAsync("idle");
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_barge_in_stops_the_sound_and_the_conversation_knows_what_was_heard()
    {
        using var host = await StoryAsync();
        await using var browser = await Browser.StartAsync(Microphone.Record(
            _folder.File("barge-in.wav"), (4, Microphone.WhatTimeIsIt()), (5, Microphone.WhatDayIsToday())));
        var page = await TalkPage.OpenAsync(browser, host.Address);

        await page.Page.ClickAsync("#talk");
        await page.WaitForStateAsync("speaking");
        await page.WaitAsync("document.querySelector('#transcript .unheard') !== null");
        await page.WaitAsync("document.querySelectorAll('#transcript li[data-role=assistant]').length === 2");
        await page.WaitForStateAsync("speaking");
        await page.WaitForStateAsync("listening");

        var truncate = page.Sent("conversation.item.truncate").ShouldHaveSingleItem();
        var truncated = page.Received("conversation.item.truncated").ShouldHaveSingleItem();
        ((int)truncated["audio_end_ms"]!).ShouldBe((int)truncate["audio_end_ms"]!);
        page.Received("error").ShouldBeEmpty();
        var first = page.Page.Locator("#transcript li[data-role=assistant]").First;
        var heard = await first.Locator(".heard").InnerTextAsync();
        heard.ShouldStartWith("It is a long story.");
        $"{heard} {await first.Locator(".unheard").InnerTextAsync()}".ShouldBe(Story);
        (await page.MessagesAsync("user")).ShouldBe(["what time is it", "what day is today"]);
        (await page.MessagesAsync("assistant"))[1].ShouldBe("Today is Sunday.");
        ((int)truncate["audio_end_ms"]!).ShouldBeLessThan(12_000, "the story takes longer");
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_can_be_done_by_keyboard()
    {
        using var host = await StoryAsync();
        await using var browser = await Browser.StartAsync(Microphone.Record(_folder.File("silence.wav")));
        var page = await TalkPage.OpenAsync(browser, host.Address);
        var keys = page.Page.Keyboard;

        await TabToAsync(page, "voice");
        await keys.PressAsync("ArrowDown");
        await TabToAsync(page, "talk");
        await keys.PressAsync("Enter");
        await page.WaitForStateAsync("listening");
        await keys.PressAsync("m");
        (await page.Page.Locator("#mute").GetAttributeAsync("aria-pressed")).ShouldBe("true");
        await TabToAsync(page, "mute");
        await keys.PressAsync("Space");
        (await page.Page.Locator("#mute").GetAttributeAsync("aria-pressed")).ShouldBe("false");

        await TabToAsync(page, "words");
        await keys.TypeAsync("Tell me the time, m and all.");
        await keys.PressAsync("Enter");
        await page.WaitForStateAsync("speaking");
        await page.WaitAsync("Number(document.getElementById('played').dataset.ms) > 300");
        await keys.PressAsync("Escape");
        await page.WaitAsync("document.querySelector('#transcript .unheard') !== null");
        await page.WaitForStateAsync("listening");
        (await page.MessagesAsync("user")).ShouldBe(["Tell me the time, m and all."]);
        (await page.Page.Locator("#mute").GetAttributeAsync("aria-pressed")).ShouldBe("false", "a letter that is typed is no shortcut");

        await TabToAsync(page, "talk");
        await keys.PressAsync("Enter");
        await page.WaitForStateAsync("idle");
        ((string?)page.Received("session.created")[0].SelectToken("session.audio.output.voice")).ShouldBe("awb", "the first of the voices was chosen");
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_with_keys_asks_for_one_and_the_socket_never_sees_it()
    {
        using var host = await ServedHost.StartAsync([], [("AGENTS_API_KEYS", "sk-only-in-headers")]);
        await using var browser = await Browser.StartAsync(Microphone.Record(_folder.File("silence.wav")));
        var page = await browser.OpenAsync(host.Address);
        var sockets = new List<string>();
        page.WebSocket += (_, socket) => sockets.Add(socket.Url);

        await page.WaitForSelectorAsync("#key");
        await page.FillAsync("#key", "sk-only-in-headers");
        await page.PressAsync("#key", "Tab");
        await page.WaitForFunctionAsync("() => document.getElementById('agent').options.length > 0");
        await page.ClickAsync("#talk");
        await page.WaitForFunctionAsync("() => document.getElementById('state').dataset.state === 'listening'");

        sockets.ShouldHaveSingleItem().ShouldNotContain("sk-only-in-headers");
        browser.Complaints.ShouldHaveSingleItem().ShouldContain("401"); // of the question what can be chosen, before the key was known
    }

    private static async Task TabToAsync(TalkPage page, string id)
    {
        for (var presses = 0; await page.FocusAsync() != id; presses++)
        {
            presses.ShouldBeLessThan(40, $"#{id} cannot be reached with Tab");
            await page.Page.Keyboard.PressAsync("Tab");
        }
    }

    private async Task<ServedHost> StoryAsync()
    {
        var script = _folder.File("script.json");
        await File.WriteAllTextAsync(script,
            $$$$"""{"llm":{"scripted/talker":{"firstToken":0.2,"betweenTokens":0.02,"answers":[{"when":"time","text":"{{{{Story}}}}"},{"text":"Today is Sunday."}]}}}""");
        return await ServedHost.StartAsync("--script", script, "--llm", "scripted/talker");
    }
}
