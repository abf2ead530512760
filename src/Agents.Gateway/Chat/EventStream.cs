using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary>Server-sent events as an HTTP answer; one writer at a time.</summary>
internal sealed class EventStream(HttpContext http) : IDisposable
{
    private readonly Turnstile _writing = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _json = new(Stream.Null);
    private bool _mute;

    /// <summary>From now on nothing is sent (for fault tests).</summary>
    public void Mute() => _mute = true;

    /// <summary>Sends one event with a JSON object.</summary>
    public Task SendAsync<T>(T state, Action<Utf8JsonWriter, T> write, CancellationToken cancel) => WriteAsync(
        (this, state, write),
        static call =>
        {
            var (stream, state, write) = call;
            stream._buffer.Write("data: "u8);
            stream._json.Reset(stream._buffer);
            stream._json.WriteStartObject();
            write(stream._json, state);
            stream._json.WriteEndObject();
            stream._json.Flush();
            stream._buffer.Write("\n\n"u8);
        },
        cancel);

    /// <summary>Sends a comment, which clients ignore but which keeps them from giving up.</summary>
    public Task KeepAliveAsync(CancellationToken cancel) =>
        WriteAsync(_buffer, static buffer => buffer.Write(": keep-alive\n\n"u8), cancel);

    /// <summary>Sends the closing event.</summary>
    public Task DoneAsync(CancellationToken cancel) => WriteAsync(_buffer, static buffer => buffer.Write("data: [DONE]\n\n"u8), cancel);

    public void Dispose() => _json.Dispose();

    private async Task WriteAsync<T>(T state, Action<T> write, CancellationToken cancel)
    {
        await _writing.EnterAsync(cancel);
        try
        {
            if (_mute) return;
            if (!http.Response.HasStarted)
            {
                http.Response.ContentType = "text/event-stream";
                http.Response.Headers.CacheControl = "no-cache";
            }

            _buffer.ResetWrittenCount();
            write(state);
            await http.Response.Body.WriteAsync(_buffer.WrittenMemory, cancel);
            await http.Response.Body.FlushAsync(cancel);
        }
        finally
        {
            _writing.Exit();
        }
    }
}
