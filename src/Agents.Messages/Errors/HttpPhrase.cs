using System.Net;

namespace Agents.Messages;

/// <summary>The standard reason phrase of a status code, <c>HTTP n</c> for codes that have none.</summary>
internal static class HttpPhrase
{
    public static string Of(int status)
    {
        using var response = new HttpResponseMessage();
        if (status is < 100 or > 999)
            return $"HTTP {status}";
        response.StatusCode = (HttpStatusCode)status;
        return string.IsNullOrEmpty(response.ReasonPhrase) ? $"HTTP {status}" : response.ReasonPhrase;
    }
}
