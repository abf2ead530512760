namespace Agents.Host.Telephony;

/// <summary>
/// Whether tones of keys are being played, behind which sound of the agent has to wait: a clear would cut them. Ends when their mark comes back, or,
/// should it be lost, some time after. Pure; for one thread at a time.
/// </summary>
internal sealed class ToneHold
{
    private static readonly TimeSpan MarkLost = TimeSpan.FromSeconds(5);

    private string? _mark;
    private int _number;
    private TimeSpan _left;

    /// <summary>Whether tones are being played.</summary>
    public bool IsPlaying => _mark is not null;

    /// <summary>Tones are sent.</summary>
    /// <param name="length">How long they take.</param>
    /// <returns>The name of the mark to send behind them.</returns>
    public string Begin(TimeSpan length)
    {
        _left = (IsPlaying ? _left : MarkLost) + length;
        return _mark = $"keys.{_number++}";
    }

    /// <summary>A mark came back.</summary>
    /// <returns>Whether the tones are over with it.</returns>
    public bool Return(string mark)
    {
        if (mark != _mark)
            return false;
        _mark = null;
        return true;
    }

    /// <summary>Sound of the agent waits.</summary>
    /// <param name="duration">How long it is: so much time has passed.</param>
    /// <returns>Whether it has waited for too long, and the tones count as over.</returns>
    public bool Wait(TimeSpan duration)
    {
        if (!IsPlaying || (_left -= duration) > TimeSpan.Zero)
            return false;
        _mark = null;
        return true;
    }
}
