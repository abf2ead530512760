using Agents.Kernel.TestKit;
using Agents.Shared.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Agents.Kernel.Hosting.Tests.Docs;

/// <summary>The code of docs/hosting.md, running.</summary>
public class HostingSnippets
{
    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/hosting.md", "tests/Agents.Kernel.Hosting.Tests");

    [Fact]
    public async Task A_host_with_actors()
    {
        // snippet: host
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IGreeting, English>();
        builder.Services.AddSingleton<FrontDesk>();
        builder.Services.AddActorSystem("agents").WithActors((system, registry, resolver) =>
            registry.Register<Greeter>(system.ActorOf(resolver.Props<Greeter>("!"), "greeter")));

        using var host = builder.Build();
        await host.StartAsync();
        (await host.Services.GetRequiredService<FrontDesk>().WelcomeAsync("Ann")).ShouldBe("hello Ann!");
        await host.StopAsync();
        // end snippet
    }

    // snippet: required
    internal sealed class FrontDesk(IRequiredActor<Greeter> greeter)
    {
        public Task<string> WelcomeAsync(string name) => greeter.ActorRef.Ask<string>(name, TimeSpan.FromSeconds(5));
    }
    // end snippet

    [Fact]
    public async Task A_host_in_virtual_time()
    {
        // snippet: virtual
        var time = new VirtualTime();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddActorSystem("agents", new ActorSystemOptions { TimeProvider = time, TaskScheduler = time.TaskScheduler });
        // end snippet

        using var host = builder.Build();
        await host.StartAsync();
        host.System().Scheduler.Now.ShouldBe(time.GetUtcNow());
        time.Run(async () =>
        {
            using (time.Hold("the host, which stops on the thread pool")) await host.StopAsync();
        });
    }

    [Fact]
    public async Task A_phase_of_shutdown()
    {
        var drained = false;
        var builder = Host.CreateApplicationBuilder();

        // snippet: shutdown
        builder.Services.AddActorSystem("agents").WithActors((system, _, _) =>
            CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "drain calls", DrainAsync));
        // end snippet

        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        drained.ShouldBeTrue();

        Task<Done> DrainAsync()
        {
            drained = true;
            return Task.FromResult(Done.Instance);
        }
    }
}
