namespace Agents.Audio;

/// <summary>
/// Decides from one probability per window when speech starts and ends. Pure: no clock, no sound. Counts in windows; all durations are whole windows.
/// </summary>
internal sealed class SpeechSegmenter(VadOptions options, TimeSpan window)
{
    private readonly int _minSpeech = Windows(options.MinSpeech, window);
    private int _minSilence = Windows(options.MinSilence, window);
    private readonly float _activation = options.ActivationThreshold;
    private readonly float _deactivation = options.EffectiveDeactivationThreshold;

    /// <summary>Whether speech has started and not ended.</summary>
    public bool Speaking { get; private set; }

    /// <summary>The unbroken run of windows with speech, up to the last one.</summary>
    public int RawSpeech { get; private set; }

    /// <summary>The unbroken run of silent windows, up to the last one.</summary>
    public int RawSilence { get; private set; }

    /// <summary>Windows since the current speech began; 0 outside of speech.</summary>
    public int Speech { get; private set; }

    /// <summary>Windows since the last speech ended; 0 inside of speech.</summary>
    public int Silence { get; private set; }

    /// <summary>Sets how long it must be silent until speech has ended, from the next window on.</summary>
    public void SetMinSilence(TimeSpan duration) => _minSilence = Windows(duration, window);

    /// <summary>Counts one window. Call <see cref="Decide"/> afterwards.</summary>
    public void Count(float probability)
    {
        var speech = probability >= _activation || (Speaking && probability > _deactivation);
        RawSpeech = speech ? RawSpeech + 1 : 0;
        RawSilence = speech ? 0 : RawSilence + 1;
        Speech = Speaking ? Speech + 1 : 0;
        Silence = Speaking ? 0 : Silence + 1;
    }

    /// <summary>Whether the window just counted starts or ends speech.</summary>
    public VadEventType? Decide()
    {
        if (!Speaking && RawSpeech >= _minSpeech)
        {
            (Speaking, Speech, Silence) = (true, RawSpeech, 0);
            return VadEventType.StartOfSpeech;
        }

        if (Speaking && RawSilence >= _minSilence)
        {
            (Speaking, Speech, Silence) = (false, Speech - RawSilence, RawSilence);
            return VadEventType.EndOfSpeech;
        }

        return null;
    }

    /// <summary>Forgets the current segment.</summary>
    public void Reset() => (Speaking, RawSpeech, RawSilence, Speech, Silence) = (false, 0, 0, 0, 0);

    private static int Windows(TimeSpan duration, TimeSpan window) => Math.Max(1, (int)Math.Ceiling(duration / window));
}
