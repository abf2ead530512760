namespace Agents.Kernel;

/// <summary>
/// Knows how to call a handler of one kind for one message type. There is one invoker per kind and type in the process; an actor holds only its
/// delegates.
/// </summary>
internal abstract class HandlerInvoker
{
    /// <summary>How many delegates the handler has: with a predicate two.</summary>
    public virtual int Delegates => 1;

    /// <summary>True if the handler takes every message, so that none can follow it.</summary>
    public virtual bool TakesAll => false;

    /// <summary>Calls the handler if the message is one of its own.</summary>
    /// <param name="delegates">The actor's delegates.</param>
    /// <param name="at">Where those of this handler begin.</param>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was handled.</returns>
    public abstract bool TryInvoke(Delegate[] delegates, int at, object message);
}

/// <summary><c>Receive&lt;T&gt;(Action&lt;T&gt;)</c>.</summary>
internal sealed class ActionInvoker<T> : HandlerInvoker
{
    public static readonly ActionInvoker<T> Instance = new();

    public override bool TakesAll => typeof(T) == typeof(object);

    public override bool TryInvoke(Delegate[] delegates, int at, object message)
    {
        if (message is not T typed)
            return false;
        ((Action<T>)delegates[at])(typed);
        return true;
    }
}

/// <summary><c>Receive&lt;T&gt;(Action&lt;T&gt;, Predicate&lt;T&gt;)</c>.</summary>
internal sealed class GuardedActionInvoker<T> : HandlerInvoker
{
    public static readonly GuardedActionInvoker<T> Instance = new();

    public override int Delegates => 2;

    public override bool TryInvoke(Delegate[] delegates, int at, object message)
    {
        if (message is not T typed || !((Predicate<T>)delegates[at + 1])(typed))
            return false;
        ((Action<T>)delegates[at])(typed);
        return true;
    }
}

/// <summary><c>Receive&lt;T&gt;(Func&lt;T, bool&gt;)</c>.</summary>
internal sealed class FunctionInvoker<T> : HandlerInvoker
{
    public static readonly FunctionInvoker<T> Instance = new();

    public override bool TryInvoke(Delegate[] delegates, int at, object message) =>
        message is T typed && ((Func<T, bool>)delegates[at])(typed);
}

/// <summary><c>ReceiveAsync&lt;T&gt;(Func&lt;T, Task&gt;)</c>.</summary>
internal sealed class AsyncInvoker<T> : HandlerInvoker
{
    public static readonly AsyncInvoker<T> Instance = new();

    public override bool TakesAll => typeof(T) == typeof(object);

    public override bool TryInvoke(Delegate[] delegates, int at, object message)
    {
        if (message is not T typed)
            return false;
        var handler = (Func<T, Task>)delegates[at];
        ActorCell.RequireCurrent().RunTask(() => handler(typed));
        return true;
    }
}

/// <summary><c>ReceiveAsync&lt;T&gt;(Func&lt;T, Task&gt;, Predicate&lt;T&gt;)</c>.</summary>
internal sealed class GuardedAsyncInvoker<T> : HandlerInvoker
{
    public static readonly GuardedAsyncInvoker<T> Instance = new();

    public override int Delegates => 2;

    public override bool TryInvoke(Delegate[] delegates, int at, object message)
    {
        if (message is not T typed || !((Predicate<T>)delegates[at + 1])(typed))
            return false;
        var handler = (Func<T, Task>)delegates[at];
        ActorCell.RequireCurrent().RunTask(() => handler(typed));
        return true;
    }
}

/// <summary>The overloads that take the message type as a value.</summary>
/// <param name="inner">Calls the handler for any object.</param>
/// <param name="type">The type of message it is for.</param>
internal sealed class TypedInvoker(HandlerInvoker inner, Type type) : HandlerInvoker
{
    public override int Delegates => inner.Delegates;

    public override bool TakesAll => type == typeof(object) && inner.TakesAll;

    public override bool TryInvoke(Delegate[] delegates, int at, object message) =>
        type.IsInstanceOfType(message) && inner.TryInvoke(delegates, at, message);
}
