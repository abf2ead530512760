namespace Agents.Kernel;

/// <summary>One step of a shutdown. It begins when those it depends on have ended, and ends with its tasks or its timeout.</summary>
internal sealed record ShutdownPhase(string Name, TimeSpan Timeout, params string[] DependsOn);
