using Agents.Host.Access;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary><c>POST /v1/realtime/client_secrets</c>: a server gets a short-lived key for its browser.</summary>
internal sealed class ClientSecretEndpoint(AccessPolicy policy, ClientSecrets secrets, SessionBeginning beginning, TimeProvider time)
{
    private const int MaxBodyBytes = 1 << 20;

    /// <summary>Serves a request.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var facts = HttpAccess.FactsOf(context.Request);
        if (facts.Key?.StartsWith(ClientSecrets.Prefix, StringComparison.Ordinal) is true)
        {
            await OpenAiError.WriteAsync(context, 401, "invalid_api_key", "A client secret cannot make another one: use an API key.");
            return;
        }

        switch (policy.Decide(facts))
        {
            case AccessDecision.Refused refused:
                await HttpAccess.RefuseAsync(context, refused);
                break;
            case AccessDecision.Granted granted:
                await AnswerAsync(context, granted.Tenant);
                break;
        }
    }

    private async Task AnswerAsync(HttpContext context, string tenant)
    {
        try
        {
            var asked = ClientSecretRequest.Read(await ReadBodyAsync(context), beginning.Settings);
            var expires = time.GetUtcNow().AddSeconds(asked.Seconds);
            var value = secrets.Issue(new ClientSecret(tenant, expires, asked.Settings));
            var answer = new JObject
            {
                ["value"] = value,
                ["expires_at"] = expires.ToUnixTimeSeconds(),
                ["session"] = asked.Settings.Write(RealtimeIds.Session(), expires),
            };
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync(answer.ToString(Formatting.None), context.RequestAborted);
        }
        catch (RealtimeFault fault)
        {
            await OpenAiError.WriteAsync(context, 400, fault.Code, fault.Message, fault.Param);
        }
    }

    private static async Task<JObject> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBodyBytes;
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            return text.Length == 0 ? [] : ClientJson.Parse(text);
        }
        catch (JsonException)
        {
            throw new RealtimeFault(FaultCodes.InvalidJson, "The body is not a JSON object.");
        }
    }
}
