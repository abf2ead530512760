using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary>Writes one JSON object as an HTTP answer.</summary>
internal static class JsonAnswer
{
    public static async Task WriteAsync<T>(HttpContext http, T state, Action<Utf8JsonWriter, T> write)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json, state);
            json.WriteEndObject();
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }
}
