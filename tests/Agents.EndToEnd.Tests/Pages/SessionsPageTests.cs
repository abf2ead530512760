using Agents.EndToEnd.Tests.Pages.Support;
using Agents.EndToEnd.Tests.Realtime;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Pages;

/// <summary>The page of all sessions, while somebody talks in another window.</summary>
public sealed class SessionsPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_session_comes_is_followed_live_is_steered_and_goes()
    {
        using var host = await ServedHost.StartAsync();
        await using var browser = await Browser.StartAsync(Microphone.Record(_folder.File("silence.wav")));
        var sessions = await browser.OpenAsync(new Uri(host.Address, "/sessions"));
        await sessions.WaitForFunctionAsync("() => document.getElementById('count').textContent === 'No session runs.'");
        var talk = await TalkPage.OpenAsync(browser, host.Address);
        await talk.Page.ClickAsync("#talk");

        await sessions.ClickAsync("[data-session] button");
        var id = (string?)talk.Received("session.created")[0].SelectToken("session.id");
        (await sessions.TextContentAsync("#detail-title")).ShouldBe($"Session {id}");
        await talk.Page.FillAsync("#words", "what time is it");
        await talk.Page.PressAsync("#words", "Enter");
        await sessions.WaitForFunctionAsync("() => document.querySelectorAll('#transcript li').length === 2");
        (await sessions.Locator("#transcript li[data-role=user] p").InnerTextAsync()).ShouldBe("what time is it");
        (await sessions.Locator("#transcript li[data-role=assistant] p").InnerTextAsync()).ShouldStartWith("It is ");

        await talk.WaitForStateAsync("listening");
        await sessions.FillAsync("#words", "Somebody is listening.");
        await sessions.PressAsync("#words", "Enter");
        await sessions.WaitForFunctionAsync("() => document.querySelectorAll('#transcript li').length === 3");
        (await talk.MessagesAsync("assistant")).ShouldContain("Somebody is listening.");

        await sessions.ClickAsync("#end");
        await sessions.WaitForFunctionAsync("() => document.getElementById('live').textContent === 'The session is over.'");
        await sessions.WaitForFunctionAsync("() => document.getElementById('count').textContent === 'No session runs.'");
        await talk.WaitForStateAsync("idle");
        (await talk.Page.TextContentAsync("#error")).ShouldBe("The host ended the conversation.");
    }
}
