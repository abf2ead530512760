namespace Agents.Actors;

/// <summary>The voice, ready to speak one stretch: what <see cref="Agent.TtsNode"/> runs, once, several times, or not at all.</summary>
public sealed class TtsCall
{
    private readonly StreamHost _host;
    private readonly ApiConnectOptions _connect;

    internal TtsCall(StreamHost host, ITextToSpeech voice, ApiConnectOptions connect) => (_host, Voice, _connect) = (host, voice, connect);

    /// <summary>The voice in force when the stretch began.</summary>
    public ITextToSpeech Voice { get; }

    /// <summary>Cancelled when the sound is not wanted any more.</summary>
    public CancellationToken CancellationToken => _host.Stop;

    /// <summary>Speaks text as it comes. A voice that takes only whole texts gets it sentence by sentence.</summary>
    /// <param name="text">What to say.</param>
    public async IAsyncEnumerable<SynthesizedAudio> RunAsync(IAsyncEnumerable<string> text)
    {
        await using var stream = Voice.Capabilities.Streaming
            ? await _host.OpenAsync((parent, name) => Voice.Stream(_connect, parent, name))
            : new SentenceBySentence(Voice, _connect, _host);
        var feeding = FeedAsync(text, stream, _host.Stop);
        await foreach (var piece in stream.WithCancellation(_host.Stop))
            yield return piece;
        await feeding;
    }

    private static async Task FeedAsync(IAsyncEnumerable<string> text, ISynthesizeStream stream, CancellationToken stop)
    {
        try
        {
            await foreach (var piece in text.WithCancellation(stop))
                stream.PushText(piece);
        }
        finally
        {
            stream.EndInput();
        }
    }
}
