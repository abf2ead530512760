using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>The model is asked for a step of a response.</summary>
internal sealed record ModelAsked(string Response);

/// <summary>The model said something.</summary>
internal sealed record ModelSaid(string Response, string Text);

/// <summary>The model calls functions of the client.</summary>
internal sealed record ModelCalled(string Response, IReadOnlyList<FunctionToolCall> Calls);

/// <summary>The model was stopped because the response was as long as it may be.</summary>
internal sealed record ModelStoppedShort(string Response);
