namespace Agents.Kernel.Hosting;

/// <summary>No actor is registered for a type. The name is Akka.Hosting's.</summary>
/// <param name="message">Names the system, the type and the way out.</param>
public sealed class MissingActorRegistryEntryException(string message) : Exception(message);

/// <summary>An actor is already registered for a type. The name is Akka.Hosting's.</summary>
/// <param name="message">Names the system, the type and the way out.</param>
public sealed class DuplicateActorRegistryException(string message) : Exception(message);
