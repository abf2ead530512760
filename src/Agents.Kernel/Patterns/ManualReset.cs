namespace Agents.Kernel;

/// <summary>
/// The count of waits starts anew when the child sends <see cref="BackoffSupervisor.Reset"/> to its parent. Akka.Pattern.ManualReset.
/// </summary>
public sealed class ManualReset : IBackoffReset;
