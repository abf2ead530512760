namespace Agents.Kernel;

/// <summary>How much a log event matters, in rising order. Akka.Event.LogLevel.</summary>
public enum LogLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    DebugLevel,

    /// <summary>Ordinary but worth knowing.</summary>
    InfoLevel,

    /// <summary>Odd; the system copes.</summary>
    WarningLevel,

    /// <summary>Something failed.</summary>
    ErrorLevel,
}
