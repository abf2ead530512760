using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary>Reads HTTP bodies up to a limit.</summary>
internal static class RequestBody
{
    /// <exception cref="ProtocolException">413 when it is larger than allowed.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        if (request.ContentLength > maxBytes) throw TooLarge(maxBytes);
        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > maxBytes) throw TooLarge(maxBytes);
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <exception cref="ProtocolException">413 when it is larger than allowed, 400 when it is not JSON.</exception>
    public static async Task<JsonDocument> ReadJsonAsync(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        var body = await ReadAsync(request, maxBytes, cancel);
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException error)
        {
            throw new ProtocolException(400, $"Bad request: the body is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}).");
        }
    }

    private static ProtocolException TooLarge(int maxBytes) => new(413, $"The body may have at most {maxBytes} bytes.");
}
