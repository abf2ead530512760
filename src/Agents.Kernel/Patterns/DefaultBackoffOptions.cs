namespace Agents.Kernel;

/// <summary>Options over one immutable set of settings.</summary>
internal sealed class DefaultBackoffOptions(BackoffSettings settings) : BackoffOptions
{
    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => With(settings with { Reset = new AutoReset(resetBackoff) });

    public override BackoffOptions WithManualReset() => With(settings with { Reset = new ManualReset() });

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy)
    {
        ArgumentNullException.ThrowIfNull(supervisorStrategy);
        return With(settings with { Strategy = supervisorStrategy });
    }

    public override BackoffOptions WithDefaultStoppingStrategy() =>
        With(settings with { Strategy = SupervisorStrategy.StoppingStrategy.WithMaxNrOfRetries(settings.OneForOne.MaxNumberOfRetries) });

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped)
    {
        ArgumentNullException.ThrowIfNull(replyWhileStopped);
        return With(settings with { ReplyWhileStopped = replyWhileStopped });
    }

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) =>
        With(settings with { Strategy = settings.OneForOne.WithMaxNrOfRetries(maxNrOfRetries) });

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage)
    {
        ArgumentNullException.ThrowIfNull(isFinalStopMessage);
        return With(settings with { IsFinalStopMessage = isFinalStopMessage });
    }

    internal override Props ToProps()
    {
        var copy = settings;
        return copy.Trigger == BackoffTrigger.Stop
            ? Props.Create(() => new BackoffSupervisor(copy))
            : Props.Create(() => new BackoffOnFailureSupervisor(copy));
    }

    private static DefaultBackoffOptions With(BackoffSettings changed) => new(changed);
}
