using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

/// <summary>
/// Ends every pipeline that has its <see cref="Flow{T}"/> in it: those before the switch are cancelled, those behind it are completed or
/// failed.
/// </summary>
public sealed class SharedKillSwitch
{
    private readonly CancellationTokenSource _stopped = new();
    private Exception? _failure;
    private int _used;

    internal SharedKillSwitch(string name) => Name = name;

    /// <summary>The name given at creation.</summary>
    public string Name { get; }

    /// <summary>The part to put into a pipeline. It passes items on until the switch is used; afterwards it ends at once.</summary>
    /// <typeparam name="T">What flows.</typeparam>
    public Flow<T, T> Flow<T>() => new(items => PassUntilStopped(items));

    /// <summary>Completes the pipelines: their sinks see an ordinary end. Only the first use of the switch counts.</summary>
    public void Shutdown() => Use(null);

    /// <summary>Fails the pipelines. Only the first use of the switch counts.</summary>
    /// <param name="cause">What their sinks see.</param>
    public void Abort(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Use(cause);
    }

    /// <summary>The switch's name.</summary>
    public override string ToString() => $"SharedKillSwitch({Name})";

    private void Use(Exception? failure)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0) return;
        _failure = failure;
        _stopped.Cancel();
    }

    private async IAsyncEnumerable<T> PassUntilStopped<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped.Token);
        await using var upstream = items.GetAsyncEnumerator(either.Token);
        while (await MoveNext(upstream, cancellationToken)) yield return upstream.Current;
        if (_stopped.IsCancellationRequested && _failure is { } failure) throw failure;
    }

    private async ValueTask<bool> MoveNext<T>(IAsyncEnumerator<T> upstream, CancellationToken cancellationToken)
    {
        if (_stopped.IsCancellationRequested) return false;
        try
        {
            return await upstream.MoveNextAsync() && !_stopped.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
