using System.Globalization;
using Agents.Audio;
using Agents.Bench.Measuring;
using Agents.Inference;

namespace Agents.Bench.Inference;

/// <summary>STT streams that get audio at real time.</summary>
internal sealed class ListenerLoad : IAsyncDisposable
{
    private const int Rate = 16000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly AudioFrame Silence = AudioFrame.Silence(Pacer.Piece, Rate);
    private readonly Stt _stt;
    private readonly List<ISpeechStream> _streams = [];
    private long _frames;

    public ListenerLoad(string url) => _stt = new Stt(new SttOptions { BaseUrl = url, ApiKey = "key", ApiSecret = "secret" });

    /// <summary>Opens the streams.</summary>
    /// <returns>Heap per stream, all connected and none with audio.</returns>
    public async Task<double> Open(int count)
    {
        await using (var first = _stt.Stream())
            await Task.Delay(Settling, TimeProvider.System);
        var before = Heap.LiveBytes();
        _streams.AddRange(Enumerable.Range(0, count).Select(_ => _stt.Stream()));
        await Task.Delay(Settling, TimeProvider.System);
        return (Heap.LiveBytes() - before) / (double)count;
    }

    /// <summary>Pushes audio into all streams for some seconds.</summary>
    /// <returns>Frames pushed.</returns>
    public async Task<long> Listen(int seconds)
    {
        var frames = await Pacer.Run(seconds, _streams.Count, i => _streams[i].PushFrame(Silence));
        _frames += frames;
        return frames;
    }

    /// <summary>Ends all streams.</summary>
    /// <exception cref="InvalidOperationException">The gateway did not get every frame.</exception>
    public async Task Close()
    {
        long heard = 0;
        foreach (var stream in _streams)
            stream.EndInput();
        foreach (var stream in _streams)
        {
            await foreach (var said in stream)
                heard += said.Text.Length == 0 ? 0 : long.Parse(said.Text, CultureInfo.InvariantCulture);
        }
        if (heard != _frames)
            throw new InvalidOperationException($"The gateway got {heard} of {_frames} frames.");
    }

    public async ValueTask DisposeAsync() => await _stt.DisposeAsync();
}
