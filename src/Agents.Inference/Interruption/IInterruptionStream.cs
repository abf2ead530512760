using Agents.Audio;

namespace Agents.Inference;

/// <summary>
/// Listens to a caller while the agent speaks, and tells interruptions from backchannels. Audio comes from one producer and sentinels from one,
/// which may be two threads: a sentinel counts from the moment it is pushed. Events are enumerated by one consumer, once.
/// </summary>
public interface IInterruptionStream : IInferenceStream<OverlappingSpeechEvent>
{
    /// <summary>Takes audio; never waits. Ignored while the agent is silent.</summary>
    /// <exception cref="ArgumentException">Another sample rate than before, or a frame longer than the whole window.</exception>
    /// <exception cref="InvalidOperationException">After <see cref="EndInput"/>.</exception>
    void PushFrame(AudioFrame frame);

    /// <summary>Takes a sentinel, in order with the audio.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="EndInput"/>.</exception>
    void Push(InterruptionSentinel sentinel);

    /// <summary>Says that no more comes. The events end when the service has answered.</summary>
    void EndInput();
}
