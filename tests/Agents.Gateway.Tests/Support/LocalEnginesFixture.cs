namespace Agents.Gateway.Tests;

/// <summary>The engines of this machine, loaded once for all tests that use them.</summary>
public sealed class LocalEnginesFixture : IAsyncLifetime
{
    public IReadOnlyList<IEngine> Engines { get; } = LocalEngines.Create();

    internal Task<TestGateway> StartAsync() => TestGateway.StartAsync(new GatewayOptions { Engines = Engines });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var engine in Engines) await engine.DisposeAsync();
    }
}

/// <summary>Tests that share <see cref="LocalEnginesFixture"/>; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LocalEnginesTests : ICollectionFixture<LocalEnginesFixture>
{
    public const string Name = "local engines";
}
