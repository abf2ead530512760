using System.Collections.Concurrent;

namespace Agents.Kernel.Tests.Fakes;

/// <summary>What happened, in order.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<string> _lines = new();

    public void Add(string line) => _lines.Enqueue(line);

    /// <summary>All lines since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_lines.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }
}
