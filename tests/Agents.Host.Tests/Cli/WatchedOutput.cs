namespace Agents.Host.Tests.Cli;

/// <summary>Standard output that can be waited for.</summary>
internal sealed class WatchedOutput : StringWriter
{
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];
    private readonly Lock _gate = new();

    /// <summary>Ends when a text has been printed.</summary>
    public Task PrintedAsync(string text)
    {
        lock (_gate)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, seen));
            Check();
            return seen.Task;
        }
    }

    /// <inheritdoc />
    public override void Flush()
    {
        lock (_gate)
            Check();
    }

    /// <inheritdoc />
    public override void Write(char value)
    {
        lock (_gate)
            base.Write(value);
    }

    /// <inheritdoc />
    public override void Write(string? value)
    {
        lock (_gate)
            base.Write(value);
    }

    /// <inheritdoc />
    public override void WriteLine(string? value)
    {
        lock (_gate)
            base.WriteLine(value);
    }

    private void Check()
    {
        var printed = ToString();
        foreach (var (text, seen) in _awaited)
            if (printed.Contains(text, StringComparison.Ordinal))
                seen.TrySetResult();
    }
}
