namespace Agents.Actors;

// Sounds behind the speech.
internal sealed partial class VoiceSession
{
    private const int RateWithoutVoice = 24_000;

    /// <summary>What is drawn from lists depends on the session's name alone, so that a scripted call is twice the same.</summary>
    private Backdrop NewBackdrop() => new(
        _scope.Agent.Options.Background,
        _setup.Id.Aggregate(17, static (seed, letter) => unchecked((seed * 31) + letter)),
        _scope.Agent.Tts?.SampleRate ?? RateWithoutVoice);
}
