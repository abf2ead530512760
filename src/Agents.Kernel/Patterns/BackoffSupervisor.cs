namespace Agents.Kernel;

/// <summary>
/// Supervises one child and, when it has stopped, starts it again after a wait that grows from one time to the next. Describe it with
/// <see cref="Backoff"/>. Akka.Pattern.BackoffSupervisor.
/// </summary>
public sealed partial class BackoffSupervisor : BackoffSupervisorBase
{
    /// <summary>Creates a supervisor with the default strategy, which counts anew when the child has lived for <paramref name="minBackoff"/>.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1.</param>
    public BackoffSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
        : this(childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, Kernel.SupervisorStrategy.DefaultStrategy)
    {
    }

    /// <summary>Creates a supervisor.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="reset">When the count of waits starts anew.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1.</param>
    /// <param name="strategy">Decides on failures; what it would restart is stopped, and so started again after the wait.</param>
    /// <param name="replyWhileStopped">Answers what is sent while there is no child; null leaves it to dead letters.</param>
    /// <param name="finalStopMessage">True for messages to the child after which its stop is final; null for none.</param>
    public BackoffSupervisor(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        IBackoffReset reset,
        double randomFactor,
        SupervisorStrategy strategy,
        object? replyWhileStopped = null,
        Func<object, bool>? finalStopMessage = null)
        : this(BackoffSettings.Create(BackoffTrigger.Stop, childProps, childName, minBackoff, maxBackoff, randomFactor, strategy, reset) with
        {
            ReplyWhileStopped = replyWhileStopped,
            IsFinalStopMessage = finalStopMessage,
        })
    {
    }

    internal BackoffSupervisor(BackoffSettings settings)
        : base(settings)
    {
    }

    /// <summary>Props of a supervisor that starts its child again whenever it has stopped.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1.</param>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor));

    /// <summary>Props of a supervisor that starts its child again when it has stopped, up to a number of times in a row.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1.</param>
    /// <param name="maxNrOfRetries">How many times in a row; negative for no limit.</param>
    public static Props Props(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries));

    /// <summary>Props of the supervisor that the options describe.</summary>
    /// <param name="options">Made by <see cref="Backoff"/>.</param>
    public static Props Props(BackoffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ToProps();
    }

    /// <summary>Props of a supervisor that starts its child again whenever it has stopped, with a strategy for failures.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1.</param>
    /// <param name="strategy">Decides on failures; what it would restart is stopped, and so started again after the wait.</param>
    public static Props PropsWithSupervisorStrategy(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, SupervisorStrategy strategy)
    {
        var settings = BackoffSettings.Create(BackoffTrigger.Stop, childProps, childName, minBackoff, maxBackoff, randomFactor, strategy);
        return Kernel.Props.Create(() => new BackoffSupervisor(settings));
    }

    /// <summary>Stops a child where the strategy would restart it.</summary>
    protected internal override SupervisorStrategy SupervisorStrategy() => Settings.Strategy is OneForOneStrategy oneForOne
        ? new OneForOneStrategy(failure => StopInsteadOfRestart(oneForOne.Decider.Decide(failure)), oneForOne.LoggingEnabled)
        : Settings.Strategy;

    private protected override void ChildStopped()
    {
        if (!StopIsFinal && MayRestart())
            RestartAfterBackoff();
        else
            Context.Stop(Self);
    }

    private static Directive StopInsteadOfRestart(Directive directive) => directive is Directive.Restart ? Directive.Stop : directive;
}
