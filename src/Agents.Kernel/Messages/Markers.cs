namespace Agents.Kernel;

/// <summary>Marks messages that the kernel itself acts on before the actor sees them. Akka.NET: <c>IAutoReceivedMessage</c>.</summary>
public interface IAutoReceivedMessage;

/// <summary>Marks messages that do not restart an actor's receive timeout. Akka.NET: <c>INotInfluenceReceiveTimeout</c>.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>Marks messages that may end an actor; a gateway from outside should not let them through. Akka.NET: <c>IPossiblyHarmful</c>.</summary>
public interface IPossiblyHarmful;

/// <summary>Marks messages that never leave the process. Akka.NET: <c>INoSerializationVerificationNeeded</c>.</summary>
public interface INoSerializationVerificationNeeded;
