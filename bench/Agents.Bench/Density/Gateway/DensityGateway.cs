using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Bench.Density;

/// <summary>A gateway in a process of its own that hears, thinks and speaks by a script, and says how long it really took: <c>/v1/delays</c>.</summary>
internal static class DensityGateway
{
    /// <summary>Serves until its input ends; the first line of its output is its address.</summary>
    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        var delays = new TurnDelays();
        app.UseWebSockets();
        app.Map("/v1/stt", new ScriptedEar(delays).ServeAsync);
        app.MapPost("/v1/chat/completions", new ScriptedMind(delays).ServeAsync);
        app.Map("/v1/tts", new ScriptedMouth(delays).ServeAsync);
        app.MapGet("/v1/delays", http => http.Response.WriteAsync(delays.Write().ToString()));
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
