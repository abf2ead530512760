using Agents.Messages;

namespace Agents.Inference;

/// <summary>The handle of one answer.</summary>
internal sealed class LlmStream(StreamLife life, Func<CancellationToken, IAsyncEnumerable<ChatChunk>> output, ActorSystem system)
    : StreamHandle<ChatChunk>(life, output, system), ILlmStream;
