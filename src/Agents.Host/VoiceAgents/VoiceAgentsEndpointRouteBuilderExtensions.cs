using Agents.Host.Cluster;
using Agents.Host.Operations;
using Agents.Host.Pages;
using Agents.Host.Realtime;
using Agents.Host.Rest;
using Agents.Host.Telephony;

namespace Agents.Host;

/// <summary>Serves voice agents from an ASP.NET Core application.</summary>
public static class VoiceAgentsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps all endpoints: the OpenAI Realtime API under <c>/v1/realtime</c>, the REST API under <c>/v1/sessions</c>, telephone carriers under their names, such as
    /// <c>/twilio/voice</c>, the web pages at <c>/</c>.
    /// </summary>
    /// <param name="endpoints">The routes of the application; its services have had <c>AddVoiceAgents</c>.</param>
    public static IEndpointRouteBuilder MapVoiceAgents(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCluster();
        endpoints.MapRealtime();
        endpoints.MapRest();
        endpoints.MapOperations();
        endpoints.MapTelephony();
        if (endpoints.ServiceProvider.GetRequiredService<VoiceAgentsOptions>().Pages)
            endpoints.MapPages();
        return endpoints;
    }
}
