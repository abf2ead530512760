namespace Agents.Kernel;

/// <summary>Starts its child again after a failure. A child that stops of its own accord, or for another directive, takes the supervisor with it.</summary>
internal sealed class BackoffOnFailureSupervisor(BackoffSettings settings) : BackoffSupervisorBase(settings)
{
    private bool _failed;

    protected internal override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide, Settings.Strategy.LoggingEnabled);

    private protected override void ChildStopped()
    {
        var again = _failed && !StopIsFinal && MayRestart();
        _failed = false;
        if (again)
            RestartAfterBackoff();
        else
            Context.Stop(Self);
    }

    private Directive Decide(Exception failure)
    {
        var directive = Settings.Strategy.Decider.Decide(failure);
        if (directive is not Directive.Restart)
            return directive;
        _failed = true;
        return Directive.Stop;
    }
}
