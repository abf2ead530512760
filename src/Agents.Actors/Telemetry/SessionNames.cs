namespace Agents.Actors;

/// <summary>
/// Names of what sessions measure and trace, in one table (voice-session.md 8.4). Durations are in seconds. Nothing that a caller or an
/// agent said is in any of them.
/// </summary>
public static class SessionNames
{
    /// <summary>Meter and activity source.</summary>
    public const string Source = "Agents.Session";

    /// <summary>End of the caller's speech to first audio sent.</summary>
    public const string E2eLatency = "lk.agents.turn.e2e_latency";

    /// <summary>Request to first token.</summary>
    public const string LlmTtft = "lk.agents.turn.llm_ttft";

    /// <summary>First text to first sound.</summary>
    public const string TtsTtfb = "lk.agents.turn.tts_ttfb";

    /// <summary>End of speech to last final transcript.</summary>
    public const string TranscriptionDelay = "lk.agents.turn.transcription_delay";

    /// <summary>End of speech to the decision.</summary>
    public const string EndOfTurnDelay = "lk.agents.turn.end_of_turn_delay";

    /// <summary>Run time of the hook on a completed turn.</summary>
    public const string HookDelay = "lk.agents.turn.on_user_turn_completed_delay";

    /// <summary>Tokens in.</summary>
    public const string LlmInputTokens = "lk.agents.usage.llm_input_tokens";

    /// <summary>Of these, cached ones.</summary>
    public const string LlmInputCachedTokens = "lk.agents.usage.llm_input_cached_tokens";

    /// <summary>Tokens out.</summary>
    public const string LlmOutputTokens = "lk.agents.usage.llm_output_tokens";

    /// <summary>Characters given to voices.</summary>
    public const string TtsCharacters = "lk.agents.usage.tts_characters";

    /// <summary>Audio made.</summary>
    public const string TtsAudioDuration = "lk.agents.usage.tts_audio_duration";

    /// <summary>Audio heard.</summary>
    public const string SttAudioDuration = "lk.agents.usage.stt_audio_duration";

    /// <summary>Requests to interruption detectors.</summary>
    public const string InterruptionRequests = "lk.agents.usage.interruption_num_requests";

    /// <summary>Sessions that run in this process.</summary>
    public const string Running = "agents.sessions";

    /// <summary>Span of a whole session.</summary>
    public const string SessionSpan = "agent_session";

    /// <summary>Span of the caller's turn, from first onset to decision.</summary>
    public const string UserTurnSpan = "user_turn";

    /// <summary>Span of the caller's voice.</summary>
    public const string UserSpeakingSpan = "user_speaking";

    /// <summary>Span of the agent's voice.</summary>
    public const string AgentSpeakingSpan = "agent_speaking";

    /// <summary>Span of an answer, from its making to its end.</summary>
    public const string AgentTurnSpan = "agent_turn";

    /// <summary>Span of a request to a model.</summary>
    public const string LlmSpan = "llm_request";

    /// <summary>Span of a request to a voice.</summary>
    public const string TtsSpan = "tts_request";

    /// <summary>Span of a function call.</summary>
    public const string ToolSpan = "function_tool";
}
