using System.Net;
using Agents.Host.Tests.Realtime.Support;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Pages;

/// <summary>The pages over real sockets: what is sent, how long it may be kept, what it may do, to whom it is given.</summary>
public sealed partial class PageTests
{
    [Theory]
    [InlineData("/", "Start talking")]
    [InlineData("/sessions", "Sessions of all nodes")]
    public async Task Pages_are_asked_about_each_time_and_may_do_nothing_they_need_not(string path, string content)
    {
        await using var host = await RealtimeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Http };

        var page = await http.GetAsync(path);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        (await page.Content.ReadAsStringAsync()).ShouldContain(content);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("*");
        page.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        page.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        page.Headers.GetValues("Permissions-Policy").Single().ShouldContain("microphone=(self)");

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        (await http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sessions")]
    public async Task Every_file_that_a_page_and_its_modules_name_is_there_and_kept_for_good(string path)
    {
        await using var host = await RealtimeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Http };
        var todo = new Queue<Uri>(Addresses().Matches(await http.GetStringAsync(path)).Select(found => new Uri(host.Http, found.Groups[1].Value)));
        var seen = new HashSet<Uri>(todo);
        todo.Count.ShouldBeGreaterThanOrEqualTo(3);

        while (todo.TryDequeue(out var address))
        {
            var file = await http.GetAsync(address);
            file.StatusCode.ShouldBe(HttpStatusCode.OK, address.ToString());
            file.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable", address.ToString());
            if (file.Content.Headers.ContentType!.MediaType != "text/javascript")
                continue;
            foreach (var import in Imports().Matches(await file.Content.ReadAsStringAsync()).Select(found => new Uri(address, found.Groups[1].Value)))
                if (seen.Add(import))
                    todo.Enqueue(import);
        }

        seen.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void The_pages_name_nothing_of_other_hosts()
    {
        var assets = new Host.Pages.PageAssets();
        foreach (var name in assets.Names)
            Elsewhere().Matches(System.Text.Encoding.UTF8.GetString(assets.Find(name)!.Content).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal)
                .Replace("http://localhost", "", StringComparison.Ordinal)).ShouldBeEmpty(name);
    }

    [Fact]
    public async Task A_file_of_an_older_version_is_sent_as_it_is_today_and_not_kept()
    {
        await using var host = await RealtimeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Http };

        var file = await http.GetAsync("/assets/000000000000/style.css");

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Headers.CacheControl!.ToString().ShouldBe("no-cache");
    }

    [Theory]
    [InlineData("/assets/000000000000/nothing.js")]
    [InlineData("/assets/000000000000/index.html")]
    [InlineData("/assets/000000000000/../../appsettings.json")]
    [InlineData("/assets/000000000000/package.json")]
    public async Task What_is_no_file_of_the_pages_is_not_found(string path)
    {
        await using var host = await RealtimeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Http };

        (await http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("localhost", "https://evil.example")]
    public async Task Other_names_and_origins_get_no_page(string name, string? origin)
    {
        await using var host = await RealtimeHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Http };
        foreach (var path in new[] { "/", "/page/choices" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = $"{name}:{host.Http.Port}";
            if (origin is not null)
                request.Headers.Add("Origin", origin);

            (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Choices_need_the_key_that_the_host_has_and_the_page_does_not()
    {
        await using var host = await RealtimeHost.StartAsync(new AccessOptions { ApiKeys = ["sk-page"] });
        using var http = new HttpClient { BaseAddress = host.Http };

        (await http.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/page/choices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sk-page");
        var choices = JObject.Parse(await http.GetStringAsync("/page/choices"));
        choices["agents"]!.Values<string>().ShouldBe(["test"]);
        ((string?)choices["default_agent"]).ShouldBe("test");
        choices["voices"]!.ShouldBeEmpty();
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?:href|src)=\"(assets/[^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Addresses();

    [System.Text.RegularExpressions.GeneratedRegex(@"(?:from |^import )'(\.[^']+)'", System.Text.RegularExpressions.RegexOptions.Multiline)]
    private static partial System.Text.RegularExpressions.Regex Imports();

    [System.Text.RegularExpressions.GeneratedRegex("(?:https?:)?//[a-z0-9-]+\\.[a-z]+", System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex Elsewhere();
}
