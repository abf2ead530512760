using System.Globalization;

namespace Agents.Kernel.TestKit;

public sealed partial class VirtualTime
{
    private const int TimersListed = 5;

    private VirtualTimeException CannotEnd(TimeSpan allowed)
    {
        bool timersArmed;
        lock (_gate) timersArmed = _timers.Count > 0;
        return timersArmed
            ? Fault(VirtualTimeFault.LimitReached, $"The run is not done after {allowed:c} of virtual time. Raise its limit if it may take longer.")
            : Fault(VirtualTimeFault.Deadlock,
                "The run waits for something that nobody will do: nothing is runnable and no timer is armed. "
                + "If it waits for work outside of the scheduler (a socket, a file, the thread pool), take a Hold around that work.");
    }

    private VirtualTimeException Hung() => Fault(VirtualTimeFault.Hung,
        $"Nothing arrived from outside for {_options.HangGuard.TotalSeconds} s of real time while a hold is open. "
        + "Whoever opened it forgot to close it, or its work hangs.");

    private VirtualTimeException EndlessLoop() => Fault(VirtualTimeFault.EndlessLoop,
        $"{_options.MaxStepsPerInstant} steps ran and time never moved: something keeps making itself runnable.");

    private VirtualTimeException Fault(VirtualTimeFault fault, string what) => new(fault, $"{what} {Pending()}");

    private string Pending()
    {
        lock (_gate)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Now: {Elapsed:c} after the start; {WorkDone} pieces of work done, {_work.Count} queued; {Strays} strays. Open holds: {Holds()}. Armed timers: {Timers()}.");
        }
    }

    private string Holds() => _holds.Count == 0
        ? "none"
        : string.Join(", ", _holds.GroupBy(hold => hold.What).Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()} times)"));

    private string Timers()
    {
        if (_timers.Count == 0) return "none";
        var first = _timers.InOrder.Take(TimersListed).Select(timer => $"{timer} in {TimeSpan.FromTicks(timer.Due - _now):c}");
        var more = _timers.Count > TimersListed ? $" and {_timers.Count - TimersListed} more" : "";
        return string.Join(", ", first) + more;
    }
}
