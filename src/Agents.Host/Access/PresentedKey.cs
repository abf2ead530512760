namespace Agents.Host.Access;

/// <summary>Finds the key that a request presents: the header of servers first, then the subprotocol list of browsers.</summary>
internal static class PresentedKey
{
    private const string Bearer = "Bearer ", Subprotocol = "openai-insecure-api-key.";

    /// <summary>The key; null if there is none.</summary>
    /// <param name="request">The request.</param>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : request.HttpContext.WebSockets.WebSocketRequestedProtocols
                .FirstOrDefault(entry => entry.StartsWith(Subprotocol, StringComparison.Ordinal))?[Subprotocol.Length..];
    }
}
