namespace Agents.Actors;

/// <summary>Runs what an agent wrote for a moment of the session; what it throws is logged and disturbs nothing (voice-session.md S16).</summary>
internal static class AgentHooks
{
    /// <summary>Runs a hook. The task ends when the hook does, and never fails.</summary>
    /// <returns>Why it failed; null if it did not.</returns>
    public static async Task<Exception?> RunAsync(Func<Task> hook, string name, string agent, ILoggingAdapter log)
    {
        try
        {
            ToolScope.Current = null;
            await hook();
            return null;
        }
        catch (StopResponseException stop)
        {
            return stop;
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled;
        }
        catch (Exception error)
        {
            // Not the message: it may hold what the caller said.
            log.Error("{0} of agent {1} failed with {2}.\n{3}", name, agent, error.GetType().Name, error.StackTrace ?? "");
            return error;
        }
    }
}
