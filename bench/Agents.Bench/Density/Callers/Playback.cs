namespace Agents.Bench.Density;

/// <summary>Plays an answer at true time from its first sound on, and counts what was not there when it was to be heard. Pure.</summary>
internal sealed class Playback
{
    private double _playsUntil;

    /// <summary>Seconds of sound that came.</summary>
    public double Received { get; private set; }

    /// <summary>Frames of 20 ms that the caller had to wait for.</summary>
    public int LateFrames { get; private set; }

    /// <summary>Sound has come.</summary>
    /// <param name="now">When, in seconds.</param>
    /// <param name="length">How long it lasts, in seconds.</param>
    public void Take(double now, double length)
    {
        if (Received > 0 && now > _playsUntil)
            LateFrames += (int)Math.Ceiling((now - _playsUntil) / Script.FrameLength.TotalSeconds);
        _playsUntil = Math.Max(now, _playsUntil) + length;
        Received += length;
    }
}
