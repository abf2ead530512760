using System.Reflection;
using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>Finds the methods of an agent that are marked with <see cref="AgentToolAttribute"/>, its own and those of its base types.</summary>
internal static class AgentMethods
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The functions they make, in the order of their names.</summary>
    public static IReadOnlyList<AIFunction> Of(Agent agent) =>
    [
        .. Marked(agent.GetType())
            .Select(found => ToolFunction.Of(found.Method, agent, found.Tool.Name ?? NameOf(found.Method), found.Tool.Description))
            .OrderBy(tool => tool.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<(MethodInfo Method, AgentToolAttribute Tool)> Marked(Type type)
    {
        for (var level = type; level is not null && level != typeof(Agent); level = level.BaseType)
            foreach (var method in level.GetMethods(Declared))
                if (method.GetCustomAttribute<AgentToolAttribute>(inherit: false) is { } tool)
                    yield return (method, tool);
    }

    private static string NameOf(MethodInfo method)
        => SnakeCase.Of(method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name);
}
