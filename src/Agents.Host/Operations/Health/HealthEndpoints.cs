using Agents.Actors;
using Agents.Kernel.Hosting;

namespace Agents.Host.Operations;

/// <summary>
/// <c>/healthz</c> and <c>/readyz</c>. Both are open to everybody who reaches the port, because those who probe have no keys; they tell no more than that.
/// </summary>
internal sealed class HealthEndpoints(HostPhases phases, IRequiredActor<SessionRegion> region, VoiceAgentsOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether the process lives: 200, whatever it can do at the moment.</summary>
    public static Task LiveAsync(HttpContext context) => AnswerAsync(context, true, "alive");

    /// <summary>Whether it should be sent callers: 200 or 503, with one word that says why.</summary>
    public async Task ReadyAsync(HttpContext context)
    {
        var readiness = Readiness.Decide(phases.Current, phases.Current == HostPhase.Ready ? await CountAsync() : null, options.Sessions.MaxSessions);
        await AnswerAsync(context, readiness.Ready, readiness.Reason);
    }

    private async Task<int?> CountAsync()
    {
        try
        {
            return (await (await region.GetAsync()).Ask<SessionList>(new ListSessions(), Patience)).Ids.Count;
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    private static Task AnswerAsync(HttpContext context, bool well, string word)
    {
        context.Response.StatusCode = well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($"{word}\n", context.RequestAborted);
    }
}
