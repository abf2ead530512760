namespace Agents.Kernel;

/// <summary>Sends the outcome of a task to an actor: the result itself, or a <see cref="Status.Failure"/>. Akka.NET: <c>PipeToSupport</c>.</summary>
public static class PipeToSupport
{
    /// <summary>Sends a task's outcome to an actor.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the outcome.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message from the result; null sends the result.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    /// <returns>Completes when the message has been sent; never fails because of <paramref name="taskToPipe"/>.</returns>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, useConfigureAwait: true, sender, success, failure);

    /// <summary>Sends a task's outcome to an actor.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the outcome.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message from the result; null sends the result.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait: true, sender, success, failure);

    /// <summary>Sends a task's outcome to an actor.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the outcome.</param>
    /// <param name="useConfigureAwait">Whether the message is made and sent where the call was made; matters for what the functions touch.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message from the result; null sends the result.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    public static async Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null)
    {
        T result;
        try
        {
            result = await taskToPipe.ConfigureAwait(useConfigureAwait);
        }
        catch (Exception cause)
        {
            recipient.Tell(failure is null ? new Status.Failure(cause) : failure(cause), sender ?? ActorRefs.NoSender);
            return;
        }

        recipient.Tell(success is null ? result! : success(result), sender ?? ActorRefs.NoSender);
    }

    /// <summary>Sends a task's outcome to an actor.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the outcome.</param>
    /// <param name="useConfigureAwait">Whether the message is made and sent where the call was made.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message from the result; null sends the result.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait, sender, success, failure);

    /// <summary>Tells an actor how a task without a result ended.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who is told.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message for the good end; null sends none.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, useConfigureAwait: true, sender, success, failure);

    /// <summary>Tells an actor how a task without a result ended.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who is told.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message for the good end; null sends none.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait: true, sender, success, failure);

    /// <summary>Tells an actor how a task without a result ended.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who is told.</param>
    /// <param name="useConfigureAwait">Whether the message is made and sent where the call was made.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message for the good end; null sends none.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    public static async Task PipeTo(
        this Task taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null)
    {
        try
        {
            await taskToPipe.ConfigureAwait(useConfigureAwait);
        }
        catch (Exception cause)
        {
            recipient.Tell(failure is null ? new Status.Failure(cause) : failure(cause), sender ?? ActorRefs.NoSender);
            return;
        }

        if (success is not null)
            recipient.Tell(success(), sender ?? ActorRefs.NoSender);
    }

    /// <summary>Tells an actor how a task without a result ended.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who is told.</param>
    /// <param name="useConfigureAwait">Whether the message is made and sent where the call was made.</param>
    /// <param name="sender">Who appears as sender.</param>
    /// <param name="success">Makes the message for the good end; null sends none.</param>
    /// <param name="failure">Makes the message from the exception; null sends a <see cref="Status.Failure"/>.</param>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait, sender, success, failure);
}
