using System.Net.WebSockets;
using System.Text;
using Agents.Audio;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Telephony;

/// <summary>A call by Twilio, in virtual time: the caller's sound in, what the host sends back, played as Twilio plays it.</summary>
internal sealed class TwilioCaller
{
    /// <summary>20 ms of a loud tone.</summary>
    public static readonly byte[] Loud = Tone();

    private readonly PhoneRig _rig;
    private readonly List<(double From, double To)> _speech = [];
    private readonly List<(double At, JObject Message)> _received = [];
    private ITimer? _microphone;
    private int _sequence, _chunk;

    public TwilioCaller(PhoneRig rig, MemorySocket socket, string callSid)
    {
        (_rig, Socket, CallSid) = (rig, socket, callSid);
        Queue = new PlayQueue(rig.Time, TimeSpan.Zero, ReturnMark);
        rig.Time.Run(() =>
        {
            _ = ReceiveAsync();
            return Task.CompletedTask;
        });
    }

    public MemorySocket Socket { get; }

    public string CallSid { get; }

    public string StreamSid => $"MZ{CallSid}";

    /// <summary>What the caller hears.</summary>
    public PlayQueue Queue { get; set; }

    /// <summary>Everything the host sent, with its second.</summary>
    public IReadOnlyList<(double At, JObject Message)> Received => _received;

    /// <summary>The seconds at which an event was sent.</summary>
    public double[] Sent(string name) => [.. _received.Where(message => (string?)message.Message["event"] == name).Select(message => message.At)];

    /// <summary>When the host closed; null: not yet.</summary>
    public double? ClosedAt { get; private set; }

    /// <summary>The caller talks for some time.</summary>
    public void Says(double at, double lasts) => _speech.Add((at, at + lasts));

    /// <summary>The carrier lets the stream begin, and then sends the caller's sound all the time.</summary>
    public TwilioCaller Start(JObject? parameters = null)
    {
        Send(new JObject { ["event"] = "connected", ["protocol"] = "Call", ["version"] = "1.0.0" });
        Send(new JObject
        {
            ["event"] = "start",
            ["sequenceNumber"] = $"{++_sequence}",
            ["streamSid"] = StreamSid,
            ["start"] = new JObject
            {
                ["streamSid"] = StreamSid,
                ["accountSid"] = "AC1",
                ["callSid"] = CallSid,
                ["tracks"] = new JArray("inbound"),
                ["customParameters"] = parameters ?? [],
                ["mediaFormat"] = new JObject { ["encoding"] = "audio/x-mulaw", ["sampleRate"] = 8000, ["channels"] = 1 },
            },
        });
        var frame = TimeSpan.FromMilliseconds(20);
        _microphone = _rig.Time.CreateTimer(_ => SendFrame(), null, frame, frame);
        return this;
    }

    public void Press(char key) => Send(new JObject { ["event"] = "dtmf", ["streamSid"] = StreamSid, ["dtmf"] = new JObject { ["track"] = "inbound_track", ["digit"] = $"{key}" } });

    /// <summary>The caller hangs up.</summary>
    public void Stop()
    {
        _microphone?.Dispose();
        Send(new JObject { ["event"] = "stop", ["streamSid"] = StreamSid, ["stop"] = new JObject { ["accountSid"] = "AC1", ["callSid"] = CallSid } });
    }

    /// <summary>The carrier sends no more sound, and does not say why.</summary>
    public void Mute() => _microphone?.Dispose();

    /// <summary>The line breaks.</summary>
    public void Break()
    {
        _microphone?.Dispose();
        _rig.Time.Run(() =>
        {
            Socket.Abort();
            return Task.CompletedTask;
        });
    }

    public void Send(JObject message) => SendText(message.ToString(Newtonsoft.Json.Formatting.None));

    public void SendText(string text) => _rig.Time.Run(async () => await Offer(text));

    private async Task Offer(string text)
    {
        if (Socket.State == WebSocketState.Open)
            await Socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
    }

    private void SendFrame()
    {
        var now = _rig.Now;
        var bytes = _speech.Any(said => said.From <= now && now < said.To) ? Loud : Enumerable.Repeat(G711.MuLawSilence, 160).ToArray();
        _ = Offer(new JObject
        {
            ["event"] = "media",
            ["sequenceNumber"] = $"{++_sequence}",
            ["streamSid"] = StreamSid,
            ["media"] = new JObject { ["track"] = "inbound", ["chunk"] = $"{++_chunk}", ["timestamp"] = $"{(_chunk - 1) * 20}", ["payload"] = Convert.ToBase64String(bytes) },
        }.ToString(Newtonsoft.Json.Formatting.None));
    }

    /// <summary>Twilio returns a mark.</summary>
    public void ReturnMark(string name) =>
        _ = Offer(new JObject { ["event"] = "mark", ["sequenceNumber"] = $"{++_sequence}", ["streamSid"] = StreamSid, ["mark"] = new JObject { ["name"] = name } }
            .ToString(Newtonsoft.Json.Formatting.None));

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await Socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } read)
                Take(JObject.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count)));
            await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // Broken, as some tests want it.
        }

        ClosedAt = _rig.Now;
        _microphone?.Dispose();
    }

    private void Take(JObject message)
    {
        _received.Add((_rig.Now, message));
        switch ((string?)message["event"])
        {
            case "media":
                Queue.Play(Convert.FromBase64String((string)message["media"]!["payload"]!));
                break;
            case "mark":
                Queue.Mark((string)message["mark"]!["name"]!);
                break;
            case "clear":
                Queue.Clear();
                break;
        }
    }

    private static byte[] Tone()
    {
        var samples = new short[160];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(8000 * Math.Sin(2 * Math.PI * 400 * i / 8000));
        var bytes = new byte[160];
        G711.EncodeMuLaw(samples, bytes);
        return bytes;
    }
}
