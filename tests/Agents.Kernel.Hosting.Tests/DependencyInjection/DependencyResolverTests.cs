using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Kernel.Hosting.Tests.DependencyInjection;

public class DependencyResolverTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Actors_are_given_services_and_arguments_also_after_a_restart()
    {
        using var host = await HostFixture.StartAsync(services =>
        {
            services.AddSingleton<IGreeting, English>();
            services.AddActorSystem("agents");
        });
        var greeter = host.System().ActorOf(DependencyResolver.For(host.System()).Props<Greeter>("!"));

        (await greeter.Ask<string>("Ann", Hang)).ShouldBe("hello Ann!");
        greeter.Tell(new IOException("restart"), ActorRefs.NoSender);

        (await greeter.Ask<string>("Bob", Hang)).ShouldBe("hello Bob!");
    }

    [Fact]
    public async Task A_missing_service_is_an_initialization_failure_that_names_it()
    {
        var logs = new Logs();
        using var host = await HostFixture.StartAsync(services =>
        {
            services.AddLogging(l => l.AddProvider(logs));
            services.AddActorSystem("agents");
        });
        using var kit = new TestKit.TestKit(host.System());

        kit.EventFilter.Exception<ActorInitializationException>().ExpectOne(() =>
        {
            var greeter = host.System().ActorOf(DependencyResolver.For(host.System()).Props<Greeter>("!"));
            kit.Watch(greeter);
            kit.ExpectTerminated(greeter);
        });

        kit.AwaitAssert(() => logs.Lines.ShouldContain(l => l.Exception != null && l.Exception.ToString().Contains(nameof(IGreeting))));
    }

    [Fact]
    public async Task What_is_no_actor_is_refused_at_once()
    {
        using var host = await HostFixture.StartAsync(services => services.AddActorSystem("agents"));
        var resolver = DependencyResolver.For(host.System());

        Should.Throw<ArgumentException>(() => resolver.Props(typeof(English))).Message.ShouldContain("English is not an actor");
    }
}
