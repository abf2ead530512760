namespace Agents.Kernel;

/// <summary>One task of a phase.</summary>
internal sealed class ShutdownTask(string name, Func<Task<Done>> start)
{
    public string Name => name;

    public bool HasEnded { get; private set; }

    /// <summary>Runs to the end and never fails: a shutdown goes on whatever its tasks do.</summary>
    public async Task Run(ShutdownPhase phase, ILoggingAdapter log)
    {
        try
        {
            await start();
        }
        catch (Exception failure)
        {
            log.Warning(failure, "Shutdown task '{0}' of phase '{1}' failed: {2}", name, phase.Name, ExceptionText.MessageOf(failure));
        }

        HasEnded = true;
    }
}
