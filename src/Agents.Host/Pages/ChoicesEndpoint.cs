using Agents.Host.Access;
using Agents.Host.Services;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Pages;

/// <summary><c>GET /page/choices</c>: what can be chosen on the page: agents, voices and models.</summary>
internal sealed class ChoicesEndpoint(AccessPolicy policy, AgentDirectory agents, SpeechWorld speech)
{
    /// <summary>Serves a request.</summary>
    public Task ServeAsync(HttpContext context)
    {
        if (policy.DecideLeniently(HttpAccess.FactsOf(context.Request)) is AccessDecision.Refused refused)
            return HttpAccess.RefuseAsync(context, refused);
        var menu = speech.Menu;
        var choices = new JObject
        {
            ["agents"] = new JArray(agents.Names),
            ["default_agent"] = agents.Default,
            ["voices"] = new JArray(speech.Voices.Names),
            ["stt"] = new JArray(menu.Stt),
            ["llm"] = new JArray(menu.Llm),
        };
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(choices.ToString(Formatting.None), context.RequestAborted);
    }
}
