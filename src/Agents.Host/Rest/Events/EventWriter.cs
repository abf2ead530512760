using System.Text;
using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>Writes events to one reader, until the session or the reader is gone.</summary>
internal sealed class EventWriter(HttpResponse response, TimeSpan keepAlive, TimeProvider time)
{
    /// <summary>Writes.</summary>
    /// <param name="events">The session's events.</param>
    /// <param name="seen">Number of the last one that the reader has.</param>
    /// <param name="gone">The reader is gone, or the host stops.</param>
    public async Task RunAsync(IAsyncEnumerable<SessionEvent> events, long seen, CancellationToken gone)
    {
        response.ContentType = "text/event-stream";
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await WriteAsync(": the events of a session\n\n", gone);
            await using var reader = events.GetAsyncEnumerator(gone);
            while (await NextAsync(reader, gone))
                if (reader.Current.Number > seen)
                    await WriteAsync(EventFrame.Of(reader.Current), gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
    }

    /// <summary>Awaits the next event, and keeps the line alive meanwhile.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<SessionEvent> reader, CancellationToken gone)
    {
        var next = reader.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(gone);
            var quiet = Task.Delay(keepAlive, time, waiting.Token);
            if (await Task.WhenAny(next, quiet) == quiet && !gone.IsCancellationRequested)
                await WriteAsync(": still here\n\n", gone);
            waiting.Cancel();
        }

        return await next;
    }

    private async Task WriteAsync(string text, CancellationToken gone)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), gone);
        await response.Body.FlushAsync(gone);
    }
}
