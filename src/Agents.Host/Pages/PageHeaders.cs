namespace Agents.Host.Pages;

/// <summary>The headers that every file of the pages is sent with.</summary>
internal static class PageHeaders
{
    /// <summary>Nothing from elsewhere, nothing inline, in no frame; texts cannot become markup.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>Of files whose address has their version: a year, never asked for again.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Of the pages, and of files of another version: kept, but asked about each time.</summary>
    public const string AskEachTime = "no-cache";

    /// <summary>Sets them.</summary>
    /// <param name="headers">Of an answer.</param>
    /// <param name="asset">What is sent.</param>
    /// <param name="cacheControl">How long it may be kept.</param>
    public static void Set(IHeaderDictionary headers, PageAsset asset, string cacheControl)
    {
        headers.CacheControl = cacheControl;
        headers.ETag = asset.ETag;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
