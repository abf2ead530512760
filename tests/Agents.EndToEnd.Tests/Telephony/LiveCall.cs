using System.Net.WebSockets;
using System.Text;
using Agents.Audio;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Telephony;

/// <summary>A call by Twilio in true time: 20 ms of the caller's sound at a time, marks returned when their sound was played.</summary>
internal sealed class LiveCall : IAsyncDisposable
{
    private const int FrameBytes = 160;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20), HangGuard = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly CancellationTokenSource _hang = new(HangGuard, TimeProvider.System);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _voice;
    private readonly Lock _gate = new();
    private readonly List<(TimeSpan At, JObject Message)> _received = [];
    private readonly Queue<(TimeSpan Due, string Name)> _marks = new();
    private readonly string _call;
    private long _began;
    private TimeSpan _playedUntil;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask, _talking = Task.CompletedTask;
    private bool _stopped;

    private LiveCall(string call, AudioFrame voice)
    {
        _call = call;
        var samples = Resampler.Resample(voice, 8000).Samples;
        _voice = new byte[samples.Length];
        G711.EncodeMuLaw(samples.Span, _voice);
    }

    /// <summary>Connects a call as the host's webhook says.</summary>
    /// <param name="host">The host.</param>
    /// <param name="call">Name of the call.</param>
    /// <param name="voice">What the caller says; silence follows.</param>
    public static async Task<LiveCall> StartAsync(PhoneHost host, string call, AudioFrame voice)
    {
        var stream = (await host.AskAsync(call)).Element("Connect")!.Element("Stream")!;
        ((string)stream.Attribute("url")!).ShouldBe("wss://voice.example.com/twilio/media");
        var live = new LiveCall(call, voice);
        live._socket.Options.SetRequestHeader("X-Twilio-Signature", PhoneHost.StreamSignature);
        await live._socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/twilio/media" }.Uri, live._hang.Token);
        live._began = live._time.GetTimestamp();
        live._receiving = live.ReceiveAsync();
        await live.SendAsync(new JObject { ["event"] = "connected", ["protocol"] = "Call", ["version"] = "1.0.0" });
        await live.SendAsync(new JObject
        {
            ["event"] = "start",
            ["streamSid"] = "MZ1",
            ["start"] = new JObject
            {
                ["streamSid"] = "MZ1", ["accountSid"] = "AC1", ["callSid"] = call, ["tracks"] = new JArray("inbound"),
                ["customParameters"] = new JObject { ["token"] = (string)stream.Element("Parameter")!.Attribute("value")! },
                ["mediaFormat"] = new JObject { ["encoding"] = "audio/x-mulaw", ["sampleRate"] = 8000, ["channels"] = 1 },
            },
        });
        live._talking = live.TalkAsync();
        return live;
    }

    /// <summary>Time since the stream began.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_began);

    /// <summary>How the host closed.</summary>
    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    /// <summary>What was received of a kind, so far.</summary>
    public (TimeSpan At, JObject Message)[] Received(string kind)
    {
        lock (_gate)
            return [.. _received.Where(message => (string?)message.Message["event"] == kind)];
    }

    /// <summary>The sound that was received, decoded.</summary>
    public short[] Heard()
    {
        byte[] codes = [.. Received("media").SelectMany(media => Convert.FromBase64String((string)media.Message["media"]!["payload"]!))];
        var samples = new short[codes.Length];
        G711.DecodeMuLaw(codes, samples);
        return samples;
    }

    /// <summary>Waits until something holds of what was received.</summary>
    public async Task UntilAsync(Func<LiveCall, bool> holds)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
                changed = _changed.Task;
            if (holds(this))
                return;
            await changed.WaitAsync(_hang.Token);
        }
    }

    /// <summary>The caller hangs up; done when the host has closed.</summary>
    public async Task HangUpAsync()
    {
        _stopped = true;
        await _talking;
        await SendAsync(new JObject { ["event"] = "stop", ["streamSid"] = "MZ1", ["stop"] = new JObject { ["accountSid"] = "AC1", ["callSid"] = _call } });
        await _receiving;
    }

    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        await _talking;
        _socket.Dispose();
        _hang.Dispose();
    }

    private async Task TalkAsync()
    {
        using var tick = new PeriodicTimer(Frame, _time);
        var sent = 0;
        while (!_stopped && await tick.WaitForNextTickAsync(_hang.Token))
        {
            for (; sent < Now / Frame; sent++)
                await SendAsync(new JObject
                {
                    ["event"] = "media", ["streamSid"] = "MZ1",
                    ["media"] = new JObject { ["track"] = "inbound", ["chunk"] = $"{sent + 1}", ["timestamp"] = $"{sent * 20}", ["payload"] = Convert.ToBase64String(SoundOf(sent)) },
                });
            while (NextMark() is { } mark)
                await SendAsync(new JObject { ["event"] = "mark", ["streamSid"] = "MZ1", ["mark"] = new JObject { ["name"] = mark } });
        }
    }

    private byte[] SoundOf(int frame)
    {
        var sound = Enumerable.Repeat(G711.MuLawSilence, FrameBytes).ToArray();
        if (frame * FrameBytes < _voice.Length)
            _voice.AsSpan(frame * FrameBytes, Math.Min(FrameBytes, _voice.Length - frame * FrameBytes)).CopyTo(sound);
        return sound;
    }

    private string? NextMark()
    {
        lock (_gate)
            return _marks.TryPeek(out var mark) && mark.Due <= Now ? _marks.Dequeue().Name : null;
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        while (await _socket.ReceiveAsync(buffer.AsMemory(), _hang.Token) is { MessageType: not WebSocketMessageType.Close } read)
            Take(JObject.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count)));
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    private void Take(JObject message)
    {
        lock (_gate)
        {
            _received.Add((Now, message));
            if ((string?)message["event"] == "media")
                _playedUntil = (_playedUntil > Now ? _playedUntil : Now) + TimeSpan.FromSeconds(Convert.FromBase64String((string)message["media"]!["payload"]!).Length / 8000d);
            else if ((string?)message["event"] == "mark")
                _marks.Enqueue((_playedUntil, (string)message["mark"]!["name"]!));
            else if ((string?)message["event"] == "clear")
                Clear();
            var changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
        }
    }

    /// <summary>All marks return at once, as Twilio has it.</summary>
    private void Clear()
    {
        var marks = _marks.Select(mark => (TimeSpan.Zero, mark.Name)).ToList();
        _marks.Clear();
        marks.ForEach(_marks.Enqueue);
        _playedUntil = Now;
    }

    private Task SendAsync(JObject message) => _socket.State == WebSocketState.Open
        ? _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToString(Formatting.None)).AsMemory(), WebSocketMessageType.Text, true, _hang.Token).AsTask()
        : Task.CompletedTask;
}
