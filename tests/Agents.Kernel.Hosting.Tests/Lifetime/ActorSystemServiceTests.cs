using Agents.Kernel.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Agents.Kernel.Hosting.Tests.Lifetime;

public class ActorSystemServiceTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_system_lives_as_long_as_the_host()
    {
        using var host = await HostFixture.StartAsync(services => services.AddActorSystem("agents"));
        var system = host.System();
        system.Name.ShouldBe("agents");
        system.WhenTerminated.IsCompleted.ShouldBeFalse();

        await host.StopAsync();

        system.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task The_phases_of_coordinated_shutdown_run_when_the_host_stops()
    {
        var ran = new List<string>();
        using var host = await HostFixture.StartAsync(services => services.AddActorSystem("agents").WithActors((system, _, _) =>
        {
            var shutdown = CoordinatedShutdown.Get(system);
            shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "drain", () => Note("drain"));
            shutdown.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "not ready", () => Note("not ready"));
        }));

        await host.StopAsync();

        ran.ShouldBe(["not ready", "drain"]);
        CoordinatedShutdown.Get(host.System()).ShutdownReason.ShouldBeOfType<CoordinatedShutdown.ClrExitReason>();

        Task<Done> Note(string what)
        {
            ran.Add(what);
            return Task.FromResult(Done.Instance);
        }
    }

    [Fact]
    public async Task Actors_start_with_the_host_in_the_order_they_were_added()
    {
        var started = new List<string>();
        using var host = await HostFixture.StartAsync(services => services.AddActorSystem("agents")
            .WithActors((_, _, _) => started.Add("first"))
            .WithActors((system, registry, resolver) =>
            {
                started.Add(system.Name);
                registry.ShouldBeSameAs(ActorRegistry.For(system));
                resolver.ShouldBeSameAs(DependencyResolver.For(system));
            }));

        started.ShouldBe(["first", "agents"]);
    }

    [Fact]
    public async Task What_a_starter_throws_fails_the_start_of_the_host() =>
        await Should.ThrowAsync<IOException>(() => HostFixture.StartAsync(services =>
            services.AddActorSystem("agents").WithActors((_, _, _) => throw new IOException("no database"))));

    [Fact]
    public async Task The_host_stops_when_the_system_ends_by_itself()
    {
        var logs = new Logs();
        using var host = await HostFixture.StartAsync(services =>
        {
            services.AddLogging(l => l.AddProvider(logs));
            services.AddActorSystem("agents");
        });

        await host.System().Terminate().WaitAsync(Hang, TimeProvider.System);
        await host.WaitForShutdownAsync().WaitAsync(Hang, TimeProvider.System);

        logs.Lines.ShouldContain(l => l.Text == "Actor system agents has ended by itself; the host stops with it");
    }

    [Fact]
    public async Task A_host_that_may_not_wait_any_longer_gives_up_and_says_so()
    {
        var logs = new Logs();
        using var release = new ManualResetEventSlim();
        using var host = await HostFixture.StartAsync(services =>
        {
            services.AddLogging(l => l.AddProvider(logs));
            services.AddActorSystem("agents").WithActors((system, _, _) => system.ActorOf(Props.Create(() => new Stubborn(release)), "stubborn"));
        });

        using var impatient = new CancellationTokenSource();
        var stopping = host.StopAsync(impatient.Token);
        impatient.Cancel();
        await Should.NotThrowAsync(async () =>
        {
            try
            {
                await stopping.WaitAsync(Hang, TimeProvider.System);
            }
            catch (OperationCanceledException)
            {
                // the host itself reports that its token was cancelled
            }
        });

        logs.Lines.ShouldContain(l => l.Text.StartsWith("Actor system agents did not end within the host's shutdown timeout"));
        release.Set();
        await host.System().WhenTerminated.WaitAsync(Hang, TimeProvider.System);
    }

    [Fact]
    public void A_host_has_one_actor_system()
    {
        var services = new ServiceCollection();
        services.AddActorSystem("one");

        Should.Throw<InvalidOperationException>(() => services.AddActorSystem("two")).Message.ShouldContain("'two'");
    }

    [Fact]
    public async Task Options_that_are_not_set_leave_the_defaults_and_set_ones_win()
    {
        var time = new VirtualTime();
        using var plain = await HostFixture.StartAsync(services => services.AddActorSystem("plain"));
        using var fast = await HostFixture.StartAsync(services =>
        {
            services.AddSingleton(time);
            services.AddActorSystem("fast", provider => new ActorSystemOptions
            {
                TimeProvider = provider.GetRequiredService<VirtualTime>(),
                TaskScheduler = provider.GetRequiredService<VirtualTime>().TaskScheduler,
            });
        });

        (TimeProvider.System.GetUtcNow() - plain.System().Scheduler.Now).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
        fast.System().Scheduler.Now.ShouldBe(time.GetUtcNow());
        using var kit = new TestKit.TestKit(fast.System(), time);
        fast.System().Scheduler.ScheduleTellOnce(TimeSpan.FromHours(1), kit.TestActor, "an hour later", ActorRefs.NoSender);
        kit.ExpectMsg("an hour later", TimeSpan.FromHours(1));

        time.Run(async () =>
        {
            using (time.Hold("the host, which stops on the thread pool")) await fast.StopAsync();
        });
    }

    private sealed class Stubborn(ManualResetEventSlim release) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => release.Wait(Hang);
    }
}
