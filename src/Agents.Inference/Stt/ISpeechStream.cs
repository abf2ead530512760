using Agents.Audio;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// One caller's audio on its way to text. Audio is pushed by one producer at a time; events are enumerated by one consumer, once.
/// </summary>
public interface ISpeechStream : IInferenceStream<SpeechEvent>
{
    /// <summary>Takes audio; never waits. All frames of a stream have the same rate; one channel only.</summary>
    /// <exception cref="ArgumentException">Another sample rate than before, or more than one channel.</exception>
    /// <exception cref="InvalidOperationException">After <see cref="EndInput"/> or after the stream ended.</exception>
    void PushFrame(AudioFrame frame);

    /// <summary>Sends what does not fill a message yet (less than 50 ms). Does not ask for a final.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="EndInput"/> or after the stream ended.</exception>
    void Flush();

    /// <summary>Says that no more audio comes. The events end after the last final.</summary>
    void EndInput();

    /// <summary>Changes options in mid-stream, without a reconnect.</summary>
    void UpdateOptions(SttUpdate update);

    /// <summary>What is added to all times of this stream: the moment its first sample stands for. Not negative, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    TimeSpan StartTimeOffset { get; set; }
}
