using System.Threading.Channels;

namespace Agents.Store;

/// <summary>Writes what comes while a transaction runs together in the next one, in the order it came.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int LargestGroup = 200;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<IReadOnlyList<RecordBatch>, Task<IReadOnlyList<bool>>> _write;
    private readonly Task _loop;

    /// <summary>Begins to take batches.</summary>
    /// <param name="write">Writes batches, all or none, and tells which were accepted.</param>
    public GroupCommit(Func<IReadOnlyList<RecordBatch>, Task<IReadOnlyList<bool>>> write)
    {
        _write = write;
        _loop = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Writes a batch; false if it was refused.</summary>
    public Task<bool> AppendAsync(RecordBatch batch)
    {
        var waiting = new Waiting(batch, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(waiting)
            ? waiting.Written.Task
            : Task.FromException<bool>(new StoreException("The store was closed; nothing more is written.") { Transient = false });
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var next))
                group.Add(next);
            await WriteAsync(group);
        }
    }

    /// <summary>One batch that cannot be written does not take the others with it.</summary>
    private async Task WriteAsync(List<Waiting> group)
    {
        try
        {
            var accepted = await _write(group.ConvertAll(static each => each.Batch));
            for (var i = 0; i < group.Count; i++)
                group[i].Written.TrySetResult(accepted[i]);
        }
        catch (Exception error) when (group.Count == 1 || error is StoreException { Transient: true })
        {
            group.ForEach(each => each.Written.TrySetException(error));
        }
        catch (Exception)
        {
            foreach (var single in group)
                await WriteAsync([single]);
        }
    }

    private sealed record Waiting(RecordBatch Batch, TaskCompletionSource<bool> Written);
}
