using Agents.Audio;
using Agents.Host.Legs;
using Agents.Kernel.Streams;

namespace Agents.Host.Telephony;

/// <summary>
/// The caller's sound on its way from the carrier to the session: in order, decoded, and as long as the time it took. Thread safe.
/// </summary>
/// <param name="format">The form of what the carrier sends.</param>
/// <param name="input">The session's ear.</param>
/// <param name="time">The clock.</param>
internal sealed class CallerSound(LegFormat format, BoundedStream<AudioFrame> input, TimeProvider time)
{
    /// <summary>Silence of the carrier after which the caller's silence is put in its place.</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(750);

    private readonly Lock _gate = new();
    private readonly ChunkOrder<CarrierMessage.Sound> _order = new();
    private readonly SoundTimeline _timeline = new();
    private readonly LegDecoder _decoder = new(format);
    private long _filledTo = time.GetTimestamp();

    /// <summary>Takes a message of the carrier.</summary>
    public void Add(CarrierMessage.Sound sound)
    {
        // The payload of a message is only lent, and this one may have to wait.
        var own = sound with { Bytes = sound.Bytes.ToArray() };
        lock (_gate)
        {
            _filledTo = time.GetTimestamp();
            foreach (var next in _order.Add(own.Chunk, own))
                Hear(next);
        }
    }

    /// <summary>Puts silence in the place of sound that has not come for a while, so that a turn can end; to be called several times a second.</summary>
    public void FillStall()
    {
        lock (_gate)
        {
            var missing = time.GetElapsedTime(_filledTo);
            if (missing < Stall)
                return;
            _filledTo = time.GetTimestamp();
            _timeline.Fill(missing);
            input.Offer(AudioFrame.Silence(missing, format.Rate));
        }
    }

    private void Hear(CarrierMessage.Sound sound)
    {
        if (_decoder.Decode(sound.Bytes.Span) is not { } frame)
            return;
        var gap = _timeline.Next(sound.At, frame.Duration);
        if (gap > TimeSpan.Zero)
            input.Offer(AudioFrame.Silence(gap, format.Rate));
        input.Offer(frame);
    }
}
