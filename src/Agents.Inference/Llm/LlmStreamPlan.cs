using System.Threading.Channels;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>What a new answer is made of.</summary>
internal sealed record LlmStreamPlan(
    LlmOptions Options,
    Gateway Gateway,
    ChatRequest Request,
    ApiConnectOptions Connect,
    ChannelWriter<ChatChunk> Output,
    StreamEvents Events,
    StreamLife Life);

/// <summary>What one attempt at an answer is made of.</summary>
/// <param name="Options">Transport, clock, job.</param>
/// <param name="Gateway">Where.</param>
/// <param name="Request">What is asked.</param>
/// <param name="Authorization">The token of this chat, the same for all its attempts.</param>
/// <param name="Timeout">Limit on each wait for bytes.</param>
/// <param name="Attempt">Which attempt.</param>
internal sealed record LlmRequestPlan(
    LlmOptions Options, Gateway Gateway, ChatRequest Request, string Authorization, TimeSpan Timeout, int Attempt);

/// <summary>An attempt got a chunk.</summary>
internal sealed record LlmReceived(int Attempt, ChatCompletionChunk Chunk);
