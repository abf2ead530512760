namespace Agents.Store.Tests;

/// <summary>Two things that are disposed together.</summary>
internal sealed record Pair<T>(T First, T Second) : IAsyncDisposable
    where T : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
