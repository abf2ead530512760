namespace Agents.Actors;

/// <summary>The recogniser, ready to listen: what <see cref="Agent.SttNode"/> runs.</summary>
public sealed class SttCall
{
    private readonly StreamHost _host;
    private readonly ApiConnectOptions _connect;

    internal SttCall(StreamHost host, ISpeechToText recogniser, ApiConnectOptions connect)
        => (_host, Recogniser, _connect) = (host, recogniser, connect);

    /// <summary>The recogniser in force.</summary>
    public ISpeechToText Recogniser { get; }

    /// <summary>Cancelled when nobody listens any more.</summary>
    public CancellationToken CancellationToken => _host.Stop;

    /// <summary>Listens to sound as it comes.</summary>
    /// <param name="audio">What to listen to; one rate, one channel.</param>
    public async IAsyncEnumerable<SpeechEvent> RunAsync(IAsyncEnumerable<AudioFrame> audio)
    {
        await using var stream = await _host.OpenAsync((parent, name) => Recogniser.Stream(connect: _connect, parent: parent, name: name));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_host.Stop);
        var feeding = FeedAsync(audio, stream, ended.Token);
        try
        {
            await foreach (var heard in stream.WithCancellation(_host.Stop))
                yield return heard;
        }
        finally
        {
            ended.Cancel(); // before the next stream reads the same sound
            await feeding;
        }
    }

    private static async Task FeedAsync(IAsyncEnumerable<AudioFrame> audio, ISpeechStream stream, CancellationToken ended)
    {
        try
        {
            await foreach (var frame in audio.WithCancellation(ended))
                stream.PushFrame(frame);
            stream.EndInput();
        }
        catch (OperationCanceledException)
        {
            // The stream ended, or nobody listens any more.
        }
        catch (InvalidOperationException)
        {
            // The stream ended meanwhile: the reading side knows why.
        }
    }
}
