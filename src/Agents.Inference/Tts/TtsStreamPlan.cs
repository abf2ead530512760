using Agents.Kernel.Streams;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>What a new TTS stream is made of.</summary>
/// <param name="Options">How the component works.</param>
/// <param name="Settings">Voice, model and language of this stream.</param>
/// <param name="Connect">Retries and time limits.</param>
/// <param name="Pool">Where connections come from.</param>
/// <param name="Output">Where audio goes.</param>
/// <param name="Events">Where failures and measurements go.</param>
/// <param name="Life">Tells handle and component of the end.</param>
/// <param name="Streamed">False for <c>Synthesize</c>: an unnamed segment, timed from the call.</param>
internal sealed record TtsStreamPlan(
    TtsOptions Options,
    TtsSettings Settings,
    ApiConnectOptions Connect,
    IActorRef Pool,
    BoundedStream<SynthesizedAudio> Output,
    StreamEvents Events,
    StreamLife Life,
    bool Streamed);

/// <summary>More text to speak.</summary>
internal sealed record TtsText(string Text);

/// <summary>Speak what has been pushed.</summary>
internal sealed record TtsFlush
{
    public static readonly TtsFlush Instance = new();
}

/// <summary>No more text comes.</summary>
internal sealed record TtsEndInput
{
    public static readonly TtsEndInput Instance = new();
}
