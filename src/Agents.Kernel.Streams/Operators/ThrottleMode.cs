namespace Agents.Kernel.Streams;

/// <summary>What a throttle does with an item that comes too early. Names as in Akka.Streams.</summary>
public enum ThrottleMode
{
    /// <summary>It waits, and so do the stages before.</summary>
    Shaping,

    /// <summary>The pipeline fails with a <see cref="RateExceededException"/>.</summary>
    Enforcing,
}

/// <summary>An item came earlier than a throttle with <see cref="ThrottleMode.Enforcing"/> allows. The name is Akka.Streams'.</summary>
/// <param name="message">How much too early.</param>
public sealed class RateExceededException(string message) : Exception(message);
