using System.Collections.Concurrent;

namespace Agents.Kernel;

/// <summary>One <see cref="TypedInvoker"/> per kind and type, so that shapes can be shared.</summary>
internal static class TypedInvokers
{
    private static readonly ConcurrentDictionary<(HandlerInvoker, Type), TypedInvoker> Known = new();

    public static HandlerInvoker For(HandlerInvoker inner, Type messageType)
    {
        ArgumentNullException.ThrowIfNull(messageType);
        return Known.GetOrAdd((inner, messageType), static key => new TypedInvoker(key.Item1, key.Item2));
    }
}
