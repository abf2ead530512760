using Agents.Actors;
using Microsoft.Extensions.AI;

namespace Agents.Host.Configuration;

/// <summary>Makes agents of what a file says.</summary>
internal sealed class FileAgents(ModelClients models, SessionRegionOptions region, HttpClient http, TimeProvider time)
{
    /// <summary>What makes the agents of some settings, by name.</summary>
    public static IReadOnlyDictionary<string, Func<IServiceProvider, AgentDefinition>> Factories(IEnumerable<AgentSettings> agents) => agents.ToDictionary(
        agent => agent.Name, Func<IServiceProvider, AgentDefinition> (agent) => services => services.GetRequiredService<FileAgents>().Create(agent));

    /// <summary>The agent of some settings.</summary>
    public AgentDefinition Create(AgentSettings agent) => new()
    {
        Id = agent.Name,
        Instructions = agent.Instructions,
        Greeting = agent.Greeting,
        Stt = models.Stt(agent.Stt),
        Llm = models.Llm(agent.Llm),
        Tts = models.Tts(agent.Tts),
        Tools = [.. agent.Tools.Select(AIFunction (tool) => new HttpTool(tool, http, time)), .. agent.Handoffs.Select(Handoff)],
        Options = agent.Options.ApplyTo(Actors.SessionOptions.Default) with { Tools = new ToolOptions { McpServers = agent.Servers } },
    };

    private AIFunction Handoff(string to) => ToolFunction.Create(
        () => region.Catalog.Create(to), $"transfer_to_{to.Replace('-', '_')}", $"Gives the conversation to the agent \"{to}\".");
}
