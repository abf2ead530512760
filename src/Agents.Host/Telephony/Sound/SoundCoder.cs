using Agents.Audio;
using Agents.Host.Legs;

namespace Agents.Host.Telephony;

/// <summary>Makes a carrier's bytes of the agent's sound, in pieces of the length that it wants. For one thread at a time.</summary>
/// <param name="wire">How the carrier writes.</param>
internal sealed class SoundCoder(ICarrierWire wire)
{
    private readonly LegEncoder _encoder = new(wire.Output);
    private readonly MessageCutter _cutter = new(BytesOfMessage(wire));

    /// <summary>The pieces that are whole with this frame.</summary>
    public IEnumerable<byte[]> Encode(AudioFrame frame) => _cutter.Add(_encoder.Encode(frame));

    /// <summary>The end of a stretch: the rest.</summary>
    public IEnumerable<byte[]> Flush() => [.. _cutter.Add(_encoder.Flush()), .. _cutter.Flush(wire.Output.Silence())];

    /// <summary>A stretch in one go.</summary>
    public IEnumerable<byte[]> EncodeWhole(AudioFrame sound) => [.. Encode(sound), .. Flush()];

    /// <summary>The rest of a stretch is not wanted.</summary>
    public void Forget()
    {
        _encoder.Forget();
        _cutter.Forget();
    }

    private static int? BytesOfMessage(ICarrierWire wire) =>
        wire.MessageDuration is { } length ? (int)AudioTime.ToSamples(length, wire.Output.Rate) * wire.Output.SampleBytes : null;
}
