using Agents.Messages;

namespace Agents.Inference;

/// <summary>One answer as it comes: text, function calls, and at the end the usage. Enumerated by one consumer, once.</summary>
public interface ILlmStream : IInferenceStream<ChatChunk>;
