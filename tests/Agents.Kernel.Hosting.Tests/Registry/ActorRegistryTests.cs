using Microsoft.Extensions.DependencyInjection;

namespace Agents.Kernel.Hosting.Tests.Registry;

public class ActorRegistryTests
{
    private readonly ActorRegistry _registry = new("test");
    private readonly IActorRef _actor = ActorRefs.Nobody;

    [Fact]
    public void A_registered_actor_is_found()
    {
        _registry.TryGet<Greeter>(out _).ShouldBeFalse();

        _registry.Register<Greeter>(_actor);

        _registry.Get<Greeter>().ShouldBe(_actor);
        _registry.TryGet<Greeter>(out var found).ShouldBeTrue();
        found.ShouldBe(_actor);
    }

    [Fact]
    public void A_missing_actor_is_an_error_that_names_it() =>
        Should.Throw<MissingActorRegistryEntryException>(() => _registry.Get<Greeter>()).Message.ShouldContain("'test' has no actor registered for Agents.Kernel.Hosting.Tests.Greeter");

    [Fact]
    public void Two_actors_for_one_type_are_an_error_unless_the_second_is_to_replace_the_first()
    {
        using var system = ActorSystem.Create("other");
        _registry.Register<Greeter>(_actor);

        Should.Throw<DuplicateActorRegistryException>(() => _registry.Register<Greeter>(system.DeadLetters));
        _registry.TryRegister<Greeter>(system.DeadLetters).ShouldBeFalse();
        _registry.Get<Greeter>().ShouldBe(_actor);
        _registry.Register<Greeter>(system.DeadLetters, overwrite: true);

        _registry.Get<Greeter>().ShouldBe(system.DeadLetters);
    }

    [Fact]
    public async Task Whoever_waits_gets_the_actor_when_it_is_registered()
    {
        var waiting = _registry.GetAsync<Greeter>();
        using var cancellation = new CancellationTokenSource();
        var cancelled = _registry.GetAsync<Greeter>(cancellation.Token);

        cancellation.Cancel();
        _registry.Register<Greeter>(_actor);

        (await waiting).ShouldBe(_actor);
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public async Task Services_are_given_the_actors_they_require()
    {
        using var host = await HostFixture.StartAsync(services =>
        {
            services.AddSingleton<Receptionist>();
            services.AddActorSystem("agents").WithActors((system, registry, _) => registry.Register<Greeter>(system.DeadLetters));
        });

        var receptionist = host.Services.GetRequiredService<Receptionist>();

        receptionist.Greeter.ActorRef.ShouldBe(host.System().DeadLetters);
        (await receptionist.Greeter.GetAsync()).ShouldBe(host.System().DeadLetters);
        Should.Throw<MissingActorRegistryEntryException>(() => host.Services.GetRequiredService<IRequiredActor<Receptionist>>().ActorRef);
    }

    [Fact]
    public void A_system_without_a_host_has_no_registry()
    {
        using var system = ActorSystem.Create("bare");

        Should.Throw<InvalidOperationException>(() => ActorRegistry.For(system)).Message.ShouldContain("'bare' has no ActorRegistry");
    }

    private sealed class Receptionist(IRequiredActor<Greeter> greeter)
    {
        public IRequiredActor<Greeter> Greeter { get; } = greeter;
    }
}
