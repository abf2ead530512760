using Agents.Host.Access;

namespace Agents.Host.Pages;

/// <summary>Sends the files of the pages. They hold no secret, so they need no key; but they are for the same places as everything else.</summary>
internal sealed class PageServer(PageAssets assets, AccessPolicy policy)
{
    /// <summary>Sends a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Its file.</param>
    public Task PageAsync(HttpContext context, string name) => SendAsync(context, assets.Find(name), PageHeaders.AskEachTime);

    /// <summary>Sends a file of a version. Of another version's name it sends today's: during an update of a cluster, page and file may come from different nodes.</summary>
    public Task FileAsync(HttpContext context)
    {
        var name = (string?)context.Request.RouteValues["name"] ?? "";
        var current = (string?)context.Request.RouteValues["version"] == assets.Version;
        var isFile = !name.EndsWith(".html", StringComparison.Ordinal);
        return SendAsync(context, isFile ? assets.Find(name) : null, current ? PageHeaders.Forever : PageHeaders.AskEachTime);
    }

    private async Task SendAsync(HttpContext context, PageAsset? asset, string cacheControl)
    {
        var response = context.Response;
        if (policy.RefusedPlace(HttpAccess.FactsOf(context.Request)) is { } refused)
        {
            await HttpAccess.RefuseAsync(context, refused);
            return;
        }

        if (asset is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        PageHeaders.Set(response.Headers, asset, cacheControl);
        if (context.Request.Headers.IfNoneMatch.Any(known => known?.Contains(asset.ETag, StringComparison.Ordinal) is true))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = asset.ContentType;
        response.ContentLength = asset.Content.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await response.Body.WriteAsync(asset.Content, context.RequestAborted);
    }
}
