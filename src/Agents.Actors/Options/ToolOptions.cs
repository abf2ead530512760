namespace Agents.Actors;

/// <summary>How tools are run (voice-session.md section 6 and deviation D13).</summary>
public sealed record ToolOptions
{
    /// <summary>
    /// A tool that has not answered by then is answered for with an error. Default 30 s; per tool through <see cref="Deadlines"/>.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Deadlines of single tools, by name. Default: none.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Deadlines { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>Tools that a caller's interruption cancels; all others run to their end. Default: none.</summary>
    public IReadOnlyCollection<string> CancelledByInterruption { get; init; } = [];

    /// <summary>
    /// Steps of one answer after which tools are withheld: steps 1 to n+1 may run tools, the next call must speak (F10). Default 3; 0 to
    /// 50.
    /// </summary>
    public int MaxSteps { get; init; } = 3;

    internal TimeSpan DeadlineOf(string tool) => Deadlines.TryGetValue(tool, out var own) ? own : Deadline;

    internal void Validate(OptionFaults faults)
    {
        faults.Range("tools.deadline", Deadline, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        foreach (var (tool, deadline) in Deadlines)
            faults.Range($"tools.deadlines.{tool}", deadline, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        faults.Range("tools.max_steps", MaxSteps, 0, 50);
    }
}
