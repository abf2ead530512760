namespace Agents.Host.Cli;

/// <summary>What the commands return to the shell (docs/cli.md).</summary>
internal static class ExitCodes
{
    /// <summary>The command did what it was asked to do.</summary>
    public const int Done = 0;

    /// <summary>It was tried and failed: in a call a service gave up; a host refused; something needed is missing.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the machine is not right; nothing was started or written.</summary>
    public const int UsageOrEnvironment = 2;

    /// <summary>Ended by Ctrl+C or SIGTERM.</summary>
    public const int Interrupted = 130;
}
