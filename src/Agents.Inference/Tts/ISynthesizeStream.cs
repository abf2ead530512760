namespace Agents.Inference;

/// <summary>
/// One utterance on its way to audio. Text is pushed by one producer at a time; audio is enumerated by one consumer, once. At most 1 s of
/// audio waits for the consumer; beyond that the service waits.
/// </summary>
public interface ISynthesizeStream : IInferenceStream<SynthesizedAudio>
{
    /// <summary>Takes text. Sentences are spoken as soon as they are complete.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="EndInput"/>.</exception>
    void PushText(string text);

    /// <summary>Speaks what has been pushed, complete sentence or not. Text pushed later is dropped: a stream is one segment.</summary>
    void Flush();

    /// <summary>Says that no more text comes. The audio ends with a frame marked final.</summary>
    void EndInput();
}
