namespace Agents.Gateway;

/// <summary>The gateway's services, as fault rules name them.</summary>
public enum GatewayService
{
    /// <summary>Speech to text.</summary>
    Stt,

    /// <summary>Text to speech.</summary>
    Tts,

    /// <summary>The language model.</summary>
    Llm,

    /// <summary>Interruption detection.</summary>
    Bargein,
}

/// <summary>What a fault does.</summary>
public enum FaultKind
{
    /// <summary>Cuts the connection without a word.</summary>
    Drop,

    /// <summary>Sends the protocol's error message, then closes.</summary>
    Error,

    /// <summary>Says nothing more, but keeps the connection.</summary>
    Stall,

    /// <summary>Holds every answer back for a while.</summary>
    Delay,

    /// <summary>Answers the HTTP request or the WebSocket handshake with a status.</summary>
    Status,
}

/// <summary>One way to fail on purpose, for resilience tests.</summary>
/// <param name="Service">The service that fails.</param>
/// <param name="Kind">How it fails.</param>
/// <param name="After">How long into the connection or request; not for <see cref="FaultKind.Status"/>. Default zero.</param>
/// <param name="AfterAudio">Speech to text only: after this much received audio instead of time; null for time.</param>
/// <param name="Delay">For <see cref="FaultKind.Delay"/>: how long each answer is held back.</param>
/// <param name="Code">The status, or the code in the error message. Default 500 (error), 503 (status).</param>
/// <param name="Every">Strikes each n-th connection or request (the n-th, the 2n-th …). Default 1: all.</param>
/// <param name="Times">Strikes at most this often. Default: no limit.</param>
public sealed record FaultRule(
    GatewayService Service, FaultKind Kind, TimeSpan After = default, TimeSpan? AfterAudio = null, TimeSpan Delay = default,
    int Code = 500, int Every = 1, int Times = int.MaxValue);
