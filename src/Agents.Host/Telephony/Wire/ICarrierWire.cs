using Agents.Host.Legs;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony;

/// <summary>
/// How one carrier writes a stream down. One object per stream; it remembers what the start said. Reading and writing may go on at the same time.
/// </summary>
/// <remarks>
/// What differs between carriers is in here: names, framing (text or binary), codecs. What a session does with it is the same for all
/// (<see cref="PhoneLeg"/>).
/// </remarks>
internal interface ICarrierWire
{
    /// <summary>The form of the agent's sound. Known once the start was read.</summary>
    LegFormat Output { get; }

    /// <summary>How long each message of sound must be; null: any length will do.</summary>
    TimeSpan? MessageDuration => null;

    /// <summary>Reads a message.</summary>
    /// <exception cref="CarrierFault">It is not one of this protocol's.</exception>
    CarrierMessage Read(in SocketMessage message);

    /// <summary>A message with sound of the agent.</summary>
    /// <exception cref="InvalidOperationException">Nothing may be sent before the start was read.</exception>
    SocketMessage Sound(ReadOnlySpan<byte> sound);

    /// <summary>A message that comes back once everything before it was played.</summary>
    /// <exception cref="InvalidOperationException">Nothing may be sent before the start was read.</exception>
    SocketMessage Mark(string name);

    /// <summary>A message that throws away what was sent and not played yet.</summary>
    /// <exception cref="InvalidOperationException">Nothing may be sent before the start was read.</exception>
    SocketMessage Clear();
}
