namespace Agents.Kernel;

/// <summary>When the count of waits starts anew. Akka.Pattern.IBackoffReset.</summary>
public interface IBackoffReset;
