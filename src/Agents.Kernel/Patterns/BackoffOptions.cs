namespace Agents.Kernel;

/// <summary>
/// How a <see cref="BackoffSupervisor"/> behaves; immutable, each method returns a changed copy. Unless changed: the count of waits starts anew when
/// the child has lived for <c>minBackoff</c>, failures are decided by the default strategy, and what is sent while there is no child goes to dead
/// letters. Akka.Pattern.BackoffOptions.
/// </summary>
public abstract class BackoffOptions
{
    /// <summary>For the kernel.</summary>
    protected BackoffOptions()
    {
    }

    /// <summary>Lets the count of waits start anew once the child has lived for a while.</summary>
    /// <param name="resetBackoff">How long; more than zero.</param>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    /// <summary>Lets the count of waits start anew only when the child sends <see cref="BackoffSupervisor.Reset"/> to its parent.</summary>
    public abstract BackoffOptions WithManualReset();

    /// <summary>Decides on failures. What it would restart is started again after the wait.</summary>
    /// <param name="supervisorStrategy">The strategy; its limit is that of the restarts in a row.</param>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child at every failure, whatever it is.</summary>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>Answers what is sent while there is no child.</summary>
    /// <param name="replyWhileStopped">The answer.</param>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);

    /// <summary>Limits the restarts in a row; past the limit the supervisor stops.</summary>
    /// <param name="maxNrOfRetries">The limit; negative for none.</param>
    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>Names messages to the child after which its stop is final: the supervisor stops with it.</summary>
    /// <param name="isFinalStopMessage">True for such a message.</param>
    public abstract BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage);

    /// <summary>The props of the supervisor.</summary>
    internal abstract Props ToProps();
}
