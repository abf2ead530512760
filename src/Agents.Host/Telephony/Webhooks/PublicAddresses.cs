namespace Agents.Host.Telephony;

/// <summary>
/// The addresses under which carriers reach this host. With a public address configured they follow from it, never from what a request says.
/// </summary>
internal sealed class PublicAddresses(TelephonyOptions options)
{
    /// <summary>The address of a request, with path and query as they came.</summary>
    public string Of(HttpRequest request) => Base(request) + request.PathBase.ToUriComponent() + RawTarget(request);

    /// <summary>The address of a request that opens a stream: as <see cref="Of"/>, with the scheme of WebSockets.</summary>
    public string OfStream(HttpRequest request) => ToSockets(Of(request));

    /// <summary>An address of this host.</summary>
    /// <param name="request">A request that came here.</param>
    /// <param name="path">The path, with a query if there is one.</param>
    public string For(HttpRequest request, string path) => Base(request) + request.PathBase.ToUriComponent() + path;

    /// <summary>An address of this host for WebSockets.</summary>
    /// <param name="request">A request that came here.</param>
    /// <param name="path">The path.</param>
    public string ForStream(HttpRequest request, string path) => ToSockets(For(request, path));

    private string Base(HttpRequest request) => options.PublicUrl is { } url ? url.OriginalString.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    private static string ToSockets(string url) => url.StartsWith("http", StringComparison.Ordinal) ? $"ws{url["http".Length..]}" : url;

    /// <summary>The path as it was written, where the server knows; a signature is over that.</summary>
    private static string RawTarget(HttpRequest request) =>
        request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget is ['/', ..] raw
            ? raw
            : request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
}
