using Microsoft.Extensions.Logging;

namespace Agents.Gateway;

/// <summary>What a gateway lends an engine for one call: its clock, its log, and the scheduler for native code.</summary>
/// <param name="time">The only clock an engine may use.</param>
/// <param name="native">Runs native calls, so that they never block the request handling; limited in concurrency.</param>
/// <param name="logger">The gateway's log. Never transcripts, texts or tokens; lengths only.</param>
public sealed class EngineContext(TimeProvider time, TaskScheduler native, ILogger logger)
{
    /// <summary>The gateway's clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The gateway's log.</summary>
    public ILogger Logger => logger;

    /// <summary>Runs a blocking native call on the native scheduler and comes back to the caller's scheduler.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancel">Cancels before the call starts; a running native call is not interrupted.</param>
    public Task<T> RunNativeAsync<T>(Func<T> call, CancellationToken cancel) =>
        Task.Factory.StartNew(call, cancel, TaskCreationOptions.DenyChildAttach, native);

    /// <inheritdoc cref="RunNativeAsync{T}(Func{T}, CancellationToken)"/>
    public Task RunNativeAsync(Action call, CancellationToken cancel) =>
        Task.Factory.StartNew(call, cancel, TaskCreationOptions.DenyChildAttach, native);

    /// <summary>Waits on the gateway's clock.</summary>
    /// <param name="time">How long; zero or less returns at once.</param>
    /// <param name="cancel">Ends the wait early.</param>
    public Task DelayAsync(TimeSpan time, CancellationToken cancel) =>
        time <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(time, Time, cancel);
}
