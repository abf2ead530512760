namespace Agents.Kernel;

/// <summary>A behaviour: what an actor does with a message. Akka.NET: <c>Receive</c>.</summary>
/// <param name="message">The message.</param>
/// <returns>False if the message was not handled.</returns>
public delegate bool Receive(object message);

/// <summary>A behaviour that handles whatever it gets. Akka.NET: <c>UntypedReceive</c>.</summary>
/// <param name="message">The message.</param>
public delegate void UntypedReceive(object message);
