using Microsoft.Playwright;

namespace Agents.EndToEnd.Tests.Pages.Support;

/// <summary>Chromium of this machine, whose microphone is a recording. Nothing is downloaded.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>What scripts threw and the console has as errors, such as breaches of the content security policy.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Starts it.</summary>
    /// <param name="microphone">The recording, played once; null: a beeping one of the browser's.</param>
    public static async Task<Browser> StartAsync(string? microphone = null)
    {
        var playwright = await Playwright.CreateAsync();
        string[] recording = microphone is null ? [] : [$"--use-file-for-fake-audio-capture={microphone}%noloop"];
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", .. recording],
        });
        return new Browser(playwright, browser);
    }

    /// <summary>Opens a page in a window of its own.</summary>
    public async Task<IPage> OpenAsync(Uri address, ColorScheme colours = ColorScheme.Light, int width = 1200, int height = 900)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                _complaints.Add(line.Text);
        };
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Chromium() =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("Chromium is missing: run ./agents setup, or apt-get install chromium.");
}
