using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Agents.Gateway.Tests;

/// <summary>Keeps every log line, exceptions included.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{level}: {formatter(state, error)} {error}");

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Lines are kept, not forwarded.");

    public void Dispose()
    {
        // Nothing to release.
    }
}
