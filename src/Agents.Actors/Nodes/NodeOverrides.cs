using System.Collections.Concurrent;
using System.Reflection;

namespace Agents.Actors;

/// <summary>Which nodes a type of agent leaves as they are.</summary>
internal static class NodeOverrides
{
    private static readonly ConcurrentDictionary<Type, bool> DefaultStt = new();

    /// <summary>Whether the agent listens through the plain recogniser.</summary>
    public static bool HasDefaultStt(Agent agent) => DefaultStt.GetOrAdd(agent.GetType(), static type => type
        .GetMethod(nameof(Agent.SttNode), BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType == typeof(Agent));
}
