using System.Diagnostics;

namespace Agents.Actors;

/// <summary>
/// Makes spans of a session's events, each when it ends and with its true times (voice-session.md 8.4). One per session, called in the order
/// of the events. Nothing that was said is in them.
/// </summary>
internal sealed class SessionTrace(string sessionId)
{
    private static readonly ActivitySource Source = new(SessionNames.Source);

    private readonly Dictionary<string, DateTimeOffset> _since = [];
    private Activity? _session;
    private bool _begun;

    public void On(SessionEvent happened)
    {
        Begin(happened.CreatedAt);
        if (_session is null)
            return;
        switch (happened)
        {
            case UserStateChanged { NewState: UserState.Speaking }:
                _since[SessionNames.UserSpeakingSpan] = happened.CreatedAt;
                break;
            case UserStateChanged { OldState: UserState.Speaking }:
                Span(SessionNames.UserSpeakingSpan, happened.CreatedAt);
                break;
            case AgentStateChanged { NewState: AgentState.Speaking }:
                _since[SessionNames.AgentSpeakingSpan] = happened.CreatedAt;
                break;
            case AgentStateChanged { OldState: AgentState.Speaking }:
                Span(SessionNames.AgentSpeakingSpan, happened.CreatedAt);
                break;
            case ConversationItemAdded { Metrics: { StartedSpeakingAt: { } from } metrics, Item: ChatMessage { Role: ChatRole.User } }:
                UserTurn(from, happened.CreatedAt, metrics);
                break;
            case TurnAnswered { Waterfall: var answered }:
                Span(SessionNames.AgentTurnSpan, answered.EndOfSpeech, happened.CreatedAt, ("lk.speech_id", answered.SpeechId),
                    ("lk.e2e_latency", answered.FirstAudioSent?.TotalSeconds));
                break;
            case ToolCallStarted { Call: var call }:
                _since[call.CallId] = happened.CreatedAt;
                break;
            case ToolCallEnded ended:
                Span(ended.CallId, happened.CreatedAt, SessionNames.ToolSpan, ("lk.function_tool.id", ended.CallId), ("lk.function_tool.name", ended.Name),
                    ("lk.function_tool.is_error", ended.Ending != ToolEnding.Done));
                break;
            case MetricsCollected { Metrics: var work }:
                Work(work);
                break;
            case SessionClosed closed:
                _session.SetTag("lk.close_reason", closed.Reason.ToString());
                _session.SetEndTime(closed.CreatedAt.UtcDateTime);
                _session.Dispose();
                break;
        }
    }

    private void Begin(DateTimeOffset at)
    {
        if (_begun)
            return;
        _begun = true;
        _session = Source.StartActivity(SessionNames.SessionSpan, ActivityKind.Internal, default(ActivityContext), startTime: at);
        _session?.SetTag("lk.session_id", sessionId);
        Activity.Current = null;
    }

    private void UserTurn(DateTimeOffset from, DateTimeOffset to, TurnMetrics metrics) => Span(SessionNames.UserTurnSpan, from, to,
        ("lk.transcription_delay", metrics.TranscriptionDelay?.TotalSeconds), ("lk.end_of_turn_delay", metrics.EndOfTurnDelay?.TotalSeconds),
        ("lk.transcript_confidence", metrics.TranscriptConfidence));

    private void Work(ComponentMetrics work)
    {
        switch (work)
        {
            case LlmMetrics llm:
                Span(SessionNames.LlmSpan, llm.Timestamp - llm.Duration, llm.Timestamp, ("gen_ai.operation.name", "chat"),
                    ("gen_ai.request.model", llm.Metadata.ModelName), ("gen_ai.provider.name", llm.Metadata.ModelProvider),
                    ("gen_ai.usage.input_tokens", llm.PromptTokens), ("gen_ai.usage.output_tokens", llm.CompletionTokens),
                    ("gen_ai.usage.cache_read.input_tokens", llm.PromptCachedTokens), ("lk.response.ttft", Measured(llm.Ttft)), ("lk.speech_id", llm.SpeechId));
                break;
            case TtsMetrics tts:
                Span(SessionNames.TtsSpan, tts.Timestamp - tts.Duration, tts.Timestamp, ("gen_ai.request.model", tts.Metadata.ModelName),
                    ("gen_ai.provider.name", tts.Metadata.ModelProvider), ("lk.response.ttfb", Measured(tts.Ttfb)), ("lk.tts.streaming", tts.Streamed),
                    ("lk.speech_id", tts.SpeechId));
                break;
        }
    }

    private void Span(string name, DateTimeOffset to) => Span(name, to, name);

    private void Span(string key, DateTimeOffset to, string name, params ReadOnlySpan<(string Key, object? Value)> tags)
    {
        if (_since.Remove(key, out var from))
            Span(name, from, to, tags);
    }

    private void Span(string name, DateTimeOffset from, DateTimeOffset to, params ReadOnlySpan<(string Key, object? Value)> tags)
    {
        using var span = Source.StartActivity(name, ActivityKind.Internal, _session!.Context, startTime: from);
        foreach (var (key, value) in tags)
            if (value is not null)
                span?.SetTag(key, value);
        span?.SetEndTime(to.UtcDateTime);
    }

    private static double? Measured(TimeSpan value) => value < TimeSpan.Zero ? null : value.TotalSeconds;
}
