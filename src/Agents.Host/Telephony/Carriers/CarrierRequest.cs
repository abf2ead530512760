using Microsoft.AspNetCore.WebUtilities;

namespace Agents.Host.Telephony;

/// <summary>A request of a carrier.</summary>
/// <param name="Method">Such as <c>POST</c>.</param>
/// <param name="Url">The full address that the carrier was given, with the query as it came.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body, as it came.</param>
internal sealed record CarrierRequest(string Method, string Url, IHeaderDictionary Headers, byte[] Body)
{
    /// <summary>The fields of a form in the body; none if it holds no form.</summary>
    public IReadOnlyDictionary<string, string[]> Form { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The fields of the query.</summary>
    public IReadOnlyDictionary<string, string[]> Query { get; init; } = new Dictionary<string, string[]>();

    /// <summary>A field of the form, else of the query; null if it is in neither, or empty.</summary>
    public string? Field(string name) =>
        (Form.GetValueOrDefault(name) ?? Query.GetValueOrDefault(name))?.FirstOrDefault() is { Length: > 0 } value ? value : null;

    /// <summary>A header; null if it is missing or there is more than one.</summary>
    public string? Header(string name) => Headers[name] is [{ Length: > 0 } only] ? only : null;

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="url">The address that the carrier was given, with the query.</param>
    /// <param name="maxBytes">The largest body taken.</param>
    /// <returns>The request; null if its body is too large.</returns>
    public static async Task<CarrierRequest?> ReadAsync(HttpRequest request, string url, int maxBytes)
    {
        if (await ReadBodyAsync(request, maxBytes) is not { } body)
            return null;
        var form = request.HasFormContentType ? QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body)) : [];
        return new CarrierRequest(request.Method, url, request.Headers, body)
        {
            Form = form.ToDictionary(field => field.Key, field => Values(field.Value), StringComparer.Ordinal),
            Query = QueryHelpers.ParseQuery(request.QueryString.Value).ToDictionary(field => field.Key, field => Values(field.Value), StringComparer.Ordinal),
        };
    }

    private static string[] Values(Microsoft.Extensions.Primitives.StringValues values) => [.. values.Select(value => value ?? "")];

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, int maxBytes)
    {
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > maxBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
