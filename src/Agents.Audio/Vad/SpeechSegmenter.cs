namespace Agents.Audio;

/// <summary>
/// Decides from one probability per window when speech starts and ends. Pure: no clock, no sound. Counts in windows; all durations are whole windows.
/// </summary>
internal sealed class SpeechSegmenter(VadOptions options, TimeSpan window)
{
    /// <summary>How far a start is back-dated at most. More would make the starts of loud speech in a restless background too early.</summary>
    private static readonly TimeSpan MostLead = TimeSpan.FromMilliseconds(96);

    private readonly int _mostLead = Windows(MostLead, window);
    private readonly int _minSpeech = Windows(options.MinSpeech, window);
    private int _minSilence = Windows(options.MinSilence, window);
    private readonly float _activation = options.ActivationThreshold;
    private readonly float _deactivation = options.EffectiveDeactivationThreshold;

    /// <summary>Whether speech has started and not ended.</summary>
    public bool Speaking { get; private set; }

    /// <summary>The unbroken run of windows with speech, up to the last one.</summary>
    public int RawSpeech { get; private set; }

    /// <summary>
    /// Windows right before <see cref="RawSpeech"/> that may have been speech already, up to 96 ms; 0 inside of speech. They back-date a start and
    /// never cause one.
    /// </summary>
    public int Lead { get; private set; }

    /// <summary>The unbroken run of silent windows, up to the last one.</summary>
    public int RawSilence { get; private set; }

    /// <summary>Windows since the current speech began; 0 outside of speech.</summary>
    public int Speech { get; private set; }

    /// <summary>Windows since the last speech ended; 0 inside of speech.</summary>
    public int Silence { get; private set; }

    /// <summary>Sets how long it must be silent until speech has ended, from the next window on.</summary>
    public void SetMinSilence(TimeSpan duration) => _minSilence = Windows(duration, window);

    /// <summary>Counts one window. Call <see cref="Decide"/> afterwards.</summary>
    /// <param name="probability">How likely it holds speech.</param>
    /// <param name="suspected">Whether it may hold the beginning of some.</param>
    public void Count(float probability, bool suspected = false)
    {
        var speech = probability >= _activation || (Speaking && probability > _deactivation);
        if (Speaking || (!speech && !suspected))
            Lead = 0;
        else if (!speech)
            Lead = Math.Min(_mostLead, Lead + RawSpeech + 1);
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
            (Speaking, Speech, Silence) = (true, RawSpeech + Lead, 0);
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
    public void Reset() => (Speaking, RawSpeech, RawSilence, Speech, Silence, Lead) = (false, 0, 0, 0, 0, 0);

    private static int Windows(TimeSpan duration, TimeSpan window) => Math.Max(1, (int)Math.Ceiling(duration / window));
}
