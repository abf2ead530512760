namespace Agents.Audio;

/// <summary>One observation of a <see cref="VoiceActivityDetector"/> (voice session specification, section 1.4).</summary>
/// <remarks>
/// Where speech really began: <c>Timestamp - SpeechDuration</c> of the start. Where it really ended: <c>Timestamp - SilenceDuration</c> of the end.
/// How long the judgement took is not here: the detector has no clock; whoever calls it may measure.
/// </remarks>
public readonly record struct VadEvent
{
    /// <summary>What is reported.</summary>
    public required VadEventType Type { get; init; }

    /// <summary>The first sample after the window that was judged, counted from the beginning of the stream.</summary>
    public required long SampleIndex { get; init; }

    /// <summary><see cref="SampleIndex"/> as a time from the beginning of the stream.</summary>
    public TimeSpan Timestamp => AudioTime.ToDuration(SampleIndex, VoiceActivityDetector.SampleRate);

    /// <summary>How long the current speech has lasted, zero outside of speech. At its end: how long it lasted in all, without the silence after it.</summary>
    public required TimeSpan SpeechDuration { get; init; }

    /// <summary>How long it has been silent since the last speech, zero inside of speech. At the end of speech: the silence that proved the end.</summary>
    public required TimeSpan SilenceDuration { get; init; }

    /// <summary>
    /// At a start: the sound of <see cref="VadOptions.PrefixPadding"/> and of the speech so far. At an end: all of it, up to <see cref="VadOptions.MaxBuffered"/>, with
    /// the silence that proved the end. Empty for a judged window. The frames share the memory of those pushed.
    /// </summary>
    public required IReadOnlyList<AudioFrame> Frames { get; init; }

    /// <summary>How likely the window holds speech, 0 to 1.</summary>
    public required float Probability { get; init; }

    /// <summary>Whether the caller counts as speaking, after this event. Follows the probability with hysteresis, minimum speech and minimum silence.</summary>
    public required bool Speaking { get; init; }

    /// <summary>Length of the unbroken run of silent windows up to this one, also inside of speech; zero if this window holds speech.</summary>
    public required TimeSpan RawAccumulatedSilence { get; init; }

    /// <summary>Length of the unbroken run of windows with speech up to this one, also before a start; zero if this window is silent.</summary>
    public required TimeSpan RawAccumulatedSpeech { get; init; }
}
