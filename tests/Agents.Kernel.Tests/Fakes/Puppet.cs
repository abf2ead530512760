namespace Agents.Kernel.Tests.Fakes;

/// <summary>What a <see cref="Puppet"/> does at the moments of its life, and what every test can read of it afterwards.</summary>
internal sealed class PuppetPlan(string name, Journal journal)
{
    public string Name { get; } = name;

    public Journal Journal { get; } = journal;

    /// <summary>How many instances were constructed so far.</summary>
    public int Instances { get; set; }

    public Action<Puppet>? Constructor { get; set; }

    public Action<Puppet>? PreStart { get; set; }

    /// <summary>In place of the default, which is <see cref="Puppet.DefaultPreRestart"/>.</summary>
    public Action<Puppet, Exception, object?>? PreRestart { get; set; }

    public Action<Puppet>? PostRestart { get; set; }

    public Action<Puppet>? PostStop { get; set; }

    public Action<Puppet, object>? Receive { get; set; }

    public SupervisorStrategy Strategy { get; set; } = SupervisorStrategy.DefaultStrategy;

    public Props Props => Props.Create(() => new Puppet(this));
}

/// <summary>An actor that runs the functions a test sends it, throws the exceptions, and writes down its life and every other message.</summary>
internal sealed class Puppet : UntypedActor, IWithTimers, IWithStash
{
    private readonly PuppetPlan _plan;

    public Puppet(PuppetPlan plan)
    {
        _plan = plan;
        Number = ++plan.Instances;
        Note($"new {Number}");
        plan.Constructor?.Invoke(this);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    /// <summary>Counts instances from 1.</summary>
    public int Number { get; }

    public new IUntypedActorContext Context => UntypedActor.Context;

    public new IActorRef Self => base.Self;

    public new IActorRef Sender => base.Sender;

    public void Note(string what) => _plan.Journal.Add($"{_plan.Name} {what}");

    public void DefaultPreRestart(Exception reason, object? message) => base.PreRestart(reason, message);

    public void Run(Func<Task> work) => RunTask(work);

    public new void Unhandled(object message) => base.Unhandled(message);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Action<Puppet> act:
                act(this);
                break;
            case Func<Puppet, Task> work:
                RunTask(() => work(this));
                break;
            case Exception failure:
                throw failure;
            default:
                if (_plan.Receive is { } receive)
                    receive(this, message);
                else
                    Note($"got {Text(message)}");
                break;
        }
    }

    protected override void PreStart()
    {
        Note("PreStart");
        _plan.PreStart?.Invoke(this);
    }

    protected override void PreRestart(Exception reason, object? message)
    {
        Note($"PreRestart {reason.Message}" + (message is null ? "" : $" at {Text(message)}"));
        if (_plan.PreRestart is { } own)
            own(this, reason, message);
        else
            base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        Note($"PostRestart {reason.Message}");
        _plan.PostRestart?.Invoke(this);
        base.PostRestart(reason);
    }

    protected override void PostStop()
    {
        Note("PostStop");
        _plan.PostStop?.Invoke(this);
    }

    protected internal override SupervisorStrategy SupervisorStrategy() => _plan.Strategy;

    private static string Text(object message) => message switch
    {
        Terminated terminated => $"Terminated {terminated.ActorRef.Path.Name}",
        Exception failure => failure.Message,
        Delegate => "function",
        ReceiveTimeout => "ReceiveTimeout",
        _ => message.ToString()!,
    };
}
