using System.Net.WebSockets;
using System.Text;

namespace Agents.Bench.Density;

/// <summary>One caller: speaks by the script, hears the answers, and writes down what happened.</summary>
/// <param name="first">Frames that the caller is silent before the first words.</param>
internal sealed class Caller(int first) : IAsyncDisposable
{
    private static readonly byte[] Update = Encoding.UTF8.GetBytes(
        """{"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","silence_duration_ms":MS}}}}}"""
            .Replace("MS", Script.Endpointing.TotalMilliseconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private readonly Lock _gate = new();
    private readonly ClientWebSocket _socket = new();
    private readonly List<Turn> _turns = [];
    private readonly List<string> _errors = [];
    private Task _sending = Task.CompletedTask, _hearing = Task.CompletedTask;
    private int _frame;
    private bool _leaving;

    /// <summary>Frames sent; the last 100 ms of silence, which may wait in the host to make a whole message for the recogniser, are not counted.</summary>
    public int CountedFrames { get; private set; }

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<Turn> Turns => Locked(() => _turns.ToArray());

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Errors => Locked(() => _errors.ToArray());

    /// <summary>Connects and says how turns are to end.</summary>
    public async Task ConnectAsync(Uri host)
    {
        _socket.Options.SetRequestHeader("Authorization", "Bearer any");
        await _socket.ConnectAsync(new Uri(host, "/v1/realtime"), CancellationToken.None);
        await _socket.SendAsync(Update.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        _hearing = HearAsync();
    }

    /// <summary>Sends the next 20 ms.</summary>
    /// <param name="speaks">False: no new speech begins.</param>
    /// <param name="counted">False at the very end.</param>
    public void Push(bool speaks = true, bool counted = true)
    {
        var frame = _frame - first;
        var inSpeech = frame >= 0 && frame % Script.FramesPerRound < Script.VoicedFrames;
        if (!speaks && (!inSpeech || frame % Script.FramesPerRound == 0))
            frame = -1; // stays where it is: silence
        else
            _frame++;
        Send(Script.At(frame));
        CountedFrames += counted ? 1 : 0;
        if (Script.EndsSpeech(frame))
            Locked(() => _turns.Add(new Turn(Clock.Seconds, CountedFrames * Script.FrameLength.TotalSeconds)));
    }

    /// <summary>Hangs up.</summary>
    public async ValueTask DisposeAsync()
    {
        _leaving = true;
        await Quietly(_sending);
        if (_socket.State == WebSocketState.Open)
            await Quietly(_socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None));
        await Quietly(_hearing);
        _socket.Dispose();
    }

    private void Send(byte[] message)
    {
        if (_sending.IsFaulted)
            return;
        _sending = _sending.IsCompletedSuccessfully ? SendNow(message) : SendAfter(_sending, message);

        async Task SendAfter(Task before, byte[] next)
        {
            await before;
            await SendNow(next);
        }
    }

    private Task SendNow(byte[] message)
    {
        try
        {
            return _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask();
        }
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException)
        {
            return Task.FromException(gone);
        }
    }

    private async Task HearAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult read;
                do
                {
                    if (length == buffer.Length)
                        Array.Resize(ref buffer, buffer.Length * 2);
                    read = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += read.Count;
                }
                while (!read.EndOfMessage);
                if (read.MessageType == WebSocketMessageType.Close)
                    break;
                var now = Clock.Seconds;
                var happened = ServerEvent.Read(buffer.AsSpan(0, length));
                Locked(() => Note(happened, now));
            }
        }
        catch (Exception gone) when (gone is WebSocketException or System.Text.Json.JsonException)
        {
            Locked(() => _errors.Add(gone.Message));
        }

        if (!_leaving)
            Locked(() => _errors.Add("The host hung up."));
    }

    private void Note(ServerEvent happened, double now)
    {
        if (happened.Kind == ServerEventKind.Other)
            return;
        if (happened.Kind == ServerEventKind.Error)
            _errors.Add(happened.Text);
        else if (_turns.LastOrDefault() is not { Status: null } turn)
            _errors.Add($"There was an answer where nothing had been asked: {happened.Kind} {happened.Text}.");
        else if (happened.Kind == ServerEventKind.SpeechStopped)
            turn.Stopped(happened.Number / 1000.0);
        else if (happened.Kind == ServerEventKind.Sound)
            turn.Sound(now, happened.Number / 2.0 / Script.Rate);
        else if (happened.Kind == ServerEventKind.Words)
            turn.Say(happened.Text);
        else
            turn.Status = happened.Text;
    }

    private void Locked(Action act)
    {
        lock (_gate)
            act();
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // it is noted where it counts
        }
    }
}
