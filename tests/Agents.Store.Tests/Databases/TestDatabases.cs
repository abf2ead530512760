using Agents.Shared.Tests;

namespace Agents.Store.Tests;

/// <summary>Fresh databases of one engine for one test class.</summary>
public abstract class TestDatabases : IDisposable
{
    private int _count;

    /// <summary>The address of a new, empty database.</summary>
    public Task<string> CreateAsync() => CreateAsync($"agents_{GetType().Name.ToLowerInvariant()}_{Guid.NewGuid():N}_{Interlocked.Increment(ref _count)}");

    protected abstract Task<string> CreateAsync(string name);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

public sealed class SqliteDatabases : TestDatabases
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents-sqlite-");

    protected override Task<string> CreateAsync(string name) => Task.FromResult($"sqlite:{Path.Combine(_folder.FullName, name)}.db");

    public override void Dispose()
    {
        base.Dispose();
        _folder.Delete(recursive: true);
    }
}

public sealed class PostgresDatabases : TestDatabases
{
    private static readonly Lazy<PostgresServer> Server = new(PostgresServer.Start);

    protected override Task<string> CreateAsync(string name) => Server.Value.CreateDatabaseAsync(name[..Math.Min(60, name.Length)]);
}
