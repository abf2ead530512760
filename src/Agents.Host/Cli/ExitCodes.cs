namespace Agents.Host.Cli;

/// <summary>What the commands return to the shell (docs/cli.md).</summary>
internal static class ExitCodes
{
    /// <summary>The command did what it was asked to do.</summary>
    public const int Done = 0;

    /// <summary>The call took place and failed: a service gave up, or nobody could be heard.</summary>
    public const int CallFailed = 1;

    /// <summary>The command line or the machine is not right; nothing was started or written.</summary>
    public const int UsageOrEnvironment = 2;

    /// <summary>Ended by Ctrl+C or SIGTERM.</summary>
    public const int Interrupted = 130;
}
