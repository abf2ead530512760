namespace Agents.Kernel;

/// <summary>The ways to declare a handler.</summary>
public abstract partial class ReceiveActor
{
    /// <summary>Handles messages of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">Called with the message.</param>
    /// <param name="shouldHandle">Lets only some through; null for all.</param>
    /// <exception cref="InvalidOperationException">Not in the constructor or in <c>Become</c>, or after a handler that takes every message.</exception>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null)
    {
        if (shouldHandle is null)
            Add(ActionInvoker<T>.Instance, handler);
        else
            Add(GuardedActionInvoker<T>.Instance, handler, shouldHandle);
    }

    /// <summary>Handles messages of a type that a predicate lets through.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="shouldHandle">Lets only some through.</param>
    /// <param name="handler">Called with the message.</param>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of a type as long as the handler says so.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">Returns false to leave the message to later handlers.</param>
    protected void Receive<T>(Func<T, bool> handler) => Add(FunctionInvoker<T>.Instance, handler);

    /// <summary>Handles messages of a type.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">Called with the message.</param>
    /// <param name="shouldHandle">Lets only some through; null for all.</param>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null)
    {
        if (shouldHandle is null)
            Add(Typed(ActionInvoker<object>.Instance, messageType), handler);
        else
            Add(Typed(GuardedActionInvoker<object>.Instance, messageType), handler, shouldHandle);
    }

    /// <summary>Handles messages of a type that a predicate lets through.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="shouldHandle">Lets only some through.</param>
    /// <param name="handler">Called with the message.</param>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Receive(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type as long as the handler says so.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">Returns false to leave the message to later handlers.</param>
    protected void Receive(Type messageType, Func<object, bool> handler) => Add(Typed(FunctionInvoker<object>.Instance, messageType), handler);

    /// <summary>Handles every message; no handler can follow.</summary>
    /// <param name="handler">Called with the message.</param>
    protected void ReceiveAny(Action<object> handler) => Add(ActionInvoker<object>.Instance, handler);

    /// <summary>Handles messages of a type asynchronously: no other message is handled until the task has ended.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">Continues in this actor after each await.</param>
    /// <param name="shouldHandle">Lets only some through; null for all.</param>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null)
    {
        if (shouldHandle is null)
            Add(AsyncInvoker<T>.Instance, handler);
        else
            Add(GuardedAsyncInvoker<T>.Instance, handler, shouldHandle);
    }

    /// <summary>Handles messages of a type that a predicate lets through, asynchronously.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="shouldHandle">Lets only some through.</param>
    /// <param name="handler">Continues in this actor after each await.</param>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    /// <summary>Handles messages of a type asynchronously.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">Continues in this actor after each await.</param>
    /// <param name="shouldHandle">Lets only some through; null for all.</param>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null)
    {
        if (shouldHandle is null)
            Add(Typed(AsyncInvoker<object>.Instance, messageType), handler);
        else
            Add(Typed(GuardedAsyncInvoker<object>.Instance, messageType), handler, shouldHandle);
    }

    /// <summary>Handles messages of a type that a predicate lets through, asynchronously.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="shouldHandle">Lets only some through.</param>
    /// <param name="handler">Continues in this actor after each await.</param>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>Handles every message asynchronously; no handler can follow.</summary>
    /// <param name="handler">Continues in this actor after each await.</param>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => Add(AsyncInvoker<object>.Instance, handler);

    private static HandlerInvoker Typed(HandlerInvoker inner, Type messageType) => TypedInvokers.For(inner, messageType);
}
