namespace Agents.Actors;

/// <summary>The caller's voice began. Unlike the caller's state, which is about time, this says where it is in the sound.</summary>
/// <param name="Position">Where, counted from the session's first sample.</param>
public sealed record CallerVoiceStarted(TimeSpan Position) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "caller_voice_started";
}

/// <summary>The caller's voice ended.</summary>
/// <param name="Position">Where, counted from the session's first sample.</param>
public sealed record CallerVoiceStopped(TimeSpan Position) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "caller_voice_stopped";
}
