namespace Agents.Messages;

/// <summary>
/// One failure of a component (protocol 1.12, "error event"): <c>SttError</c>, <c>TtsError</c>, <c>LlmError</c> and
/// <c>InterruptionDetectionError</c> of the seed in one record.
/// </summary>
/// <param name="Source">The component that failed.</param>
/// <param name="Timestamp">When.</param>
/// <param name="Label">The component's label: its full type name.</param>
/// <param name="Error">What failed. Not part of the JSON form.</param>
/// <param name="Recoverable">True if and only if a retry follows.</param>
public sealed record ComponentError(ErrorSource Source, DateTimeOffset Timestamp, string Label, Exception Error, bool Recoverable)
{
    /// <summary>The event's type on the wire: <c>stt_error</c>, <c>tts_error</c>, <c>llm_error</c> or <c>interruption_detection_error</c>.</summary>
    public string Type => Source switch
    {
        ErrorSource.Interruption => "interruption_detection_error",
        _ => $"{Source.ToString().ToLowerInvariant()}_error",
    };
}
