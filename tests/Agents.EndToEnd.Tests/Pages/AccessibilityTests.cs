using Agents.EndToEnd.Tests.Pages.Support;
using Agents.EndToEnd.Tests.Realtime;
using Agents.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Agents.EndToEnd.Tests.Pages;

/// <summary>Names, roles, order, contrast and sizes of both pages, by day and by night, on a desk and on a phone.</summary>
public sealed class AccessibilityTests
{
    private static readonly string Check = File.ReadAllText(Path.Combine(Files.Root, "tests", "Agents.EndToEnd.Tests", "Pages", "Support", "accessibility.js"));

    [Fact]
    public async Task Nothing_keeps_anybody_from_using_the_pages()
    {
        using var host = await ServedHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var seen = 0;
        foreach (var path in new[] { "/", "/sessions" })
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
                foreach (var (width, height) in new[] { (1200, 900), (360, 740) })
                {
                    var page = await browser.OpenAsync(new Uri(host.Address, path), colours, width, height);
                    await page.EvaluateAsync("() => document.querySelectorAll('main > [hidden], .error').forEach((hidden) => (hidden.hidden = false))");
                    await page.EvaluateAsync("() => (document.getElementById('error').textContent = 'An error, so that it is measured too.')");
                    (await page.EvaluateAsync<string[]>(Check)).ShouldBeEmpty($"{path} {colours} {width}");
                    seen++;
                }

        seen.ShouldBe(8);
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_check_finds_what_is_wrong()
    {
        using var host = await ServedHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await page.EvaluateAsync("""
            () => {
              document.querySelector('label[for=voice]').remove();
              document.documentElement.lang = '';
              const text = document.createElement('p');
              text.textContent = 'too pale';
              text.style.color = 'rgb(200, 200, 200)';
              document.querySelector('main').append(text, document.createElement('h4'));
            }
            """);

        var faults = string.Join('\n', await page.EvaluateAsync<string[]>(Check));

        faults.ShouldContain("without a name: <select id=\"voice\"");
        faults.ShouldContain("names no language");
        faults.ShouldContain("too pale");
        faults.ShouldContain("after h2 comes h4");
    }
}
