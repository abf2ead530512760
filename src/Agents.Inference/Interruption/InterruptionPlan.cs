using System.Threading.Channels;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>What a new interruption stream is made of.</summary>
internal sealed record InterruptionPlan(
    InterruptionOptions Options,
    Gateway Gateway,
    InterruptionSettings Settings,
    ApiConnectOptions Connect,
    OverlapAudio Audio,
    ChannelWriter<OverlappingSpeechEvent> Output,
    StreamEvents Events,
    StreamLife Life)
{
    /// <summary>Whether this stream uses a WebSocket.</summary>
    public required bool UsesWebSocket { get; init; }

    /// <summary>Raises the component's event.</summary>
    public required Action<OverlappingSpeechEvent> Heard { get; init; }
}

/// <summary>A window is due.</summary>
internal sealed record InterruptionWindow(short[] Samples);

/// <summary>No more input comes.</summary>
internal sealed record InterruptionInputEnded
{
    public static readonly InterruptionInputEnded Instance = new();
}

/// <summary>Threshold or duration changed.</summary>
internal sealed record InterruptionChanged(InterruptionSettings Settings);

/// <summary>The service answered a window.</summary>
internal sealed record InterruptionAnswered(int Attempt, BargeInVerdict Verdict);

/// <summary>A connection is open.</summary>
internal sealed record InterruptionReady(int Attempt);
