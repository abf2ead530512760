using System.Threading.Channels;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>What a new STT stream is made of.</summary>
internal sealed record SttStreamPlan(
    SttOptions Options,
    Gateway Gateway,
    SttSettings Settings,
    ApiConnectOptions Connect,
    SttAudioBuffer Audio,
    ChannelWriter<SpeechEvent> Output,
    StreamEvents Events,
    StreamLife Life);

/// <summary>What one connection of an STT stream is made of.</summary>
internal sealed record SttConnectionPlan(
    SttOptions Options,
    Gateway Gateway,
    SttSettings Settings,
    TimeSpan Timeout,
    SttAudioBuffer Audio,
    int Attempt);

/// <summary>A connection of an STT stream got a message.</summary>
internal sealed record SttReceived(int Attempt, SttServerMessage Message);

/// <summary>An STT connection is about to open, with these headers.</summary>
internal sealed record SttConnecting(int Attempt, string? SessionId);

/// <summary>All times of an STT stream move.</summary>
internal sealed record SttOffset(TimeSpan Offset);

/// <summary>The session's key terms changed.</summary>
internal sealed record SttKeyterms(IReadOnlyList<string> Terms);
