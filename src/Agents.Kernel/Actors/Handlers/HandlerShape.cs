using System.Collections.Concurrent;

namespace Agents.Kernel;

/// <summary>
/// Which handlers a behaviour has, in order. Behaviours that declare the same handlers share one shape, so that an actor keeps an array of delegates
/// and nothing else. Shapes form a tree: each leads to those with one handler more.
/// </summary>
internal sealed class HandlerShape
{
    /// <summary>The shape without handlers.</summary>
    public static readonly HandlerShape Empty = new([], 0);

    private readonly (HandlerInvoker Invoker, int At)[] _handlers;
    private readonly ConcurrentDictionary<HandlerInvoker, HandlerShape> _longer = new();

    private HandlerShape((HandlerInvoker, int)[] handlers, int delegates) => (_handlers, Delegates) = (handlers, delegates);

    /// <summary>How many delegates a behaviour of this shape has.</summary>
    public int Delegates { get; }

    /// <summary>True if the last handler takes every message.</summary>
    public bool IsComplete => _handlers is [.., var (last, _)] && last.TakesAll;

    /// <summary>The shape with one more handler.</summary>
    public HandlerShape With(HandlerInvoker invoker) => _longer.TryGetValue(invoker, out var longer) ? longer : _longer.GetOrAdd(invoker, Extend);

    /// <summary>Calls the first handler that takes the message.</summary>
    public bool TryInvoke(Delegate[] delegates, object message)
    {
        foreach (var (invoker, at) in _handlers)
        {
            if (invoker.TryInvoke(delegates, at, message))
                return true;
        }

        return false;
    }

    private HandlerShape Extend(HandlerInvoker invoker) => new([.. _handlers, (invoker, Delegates)], Delegates + invoker.Delegates);
}
