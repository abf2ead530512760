namespace Agents.Kernel;

/// <summary>A message that carries another one. Akka.Actor.IWrappedMessage.</summary>
public interface IWrappedMessage
{
    /// <summary>The message inside.</summary>
    object Message { get; }
}
