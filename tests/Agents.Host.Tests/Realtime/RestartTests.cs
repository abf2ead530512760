using System.Net.Http.Headers;
using System.Text;
using Agents.Host.Tests.Realtime.Support;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime;

/// <summary>Client secrets live in the process that made them: the next one on the same store refuses them.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents-restart-");

    [Fact]
    public async Task A_secret_of_the_process_before_is_refused_with_401()
    {
        string secret;
        await using (var before = await RealtimeHost.StartAsync(store: Store))
        {
            using var http = new HttpClient { BaseAddress = before.Http };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
            var answer = await http.PostAsync("/v1/realtime/client_secrets", new StringContent("{}", Encoding.UTF8, "application/json"));
            secret = (string)JObject.Parse(await answer.Content.ReadAsStringAsync())["value"]!;
            using var opened = await before.ConnectAsync(secret);
        }

        await using var after = await RealtimeHost.StartAsync(store: Store);

        (await after.RefusalAsync(secret)).ShouldBe(401);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private StoreOptions Store => new() { Address = $"sqlite:{Path.Combine(_folder.FullName, "store.db")}" };
}
