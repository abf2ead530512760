namespace Agents.Host.Realtime;

/// <summary>Codes of errors; clients in the wild look at the first four.</summary>
internal static class FaultCodes
{
    /// <summary>A response is being made already.</summary>
    public const string ActiveResponse = "conversation_already_has_active_response";

    /// <summary>There is no response to cancel.</summary>
    public const string CancelNotActive = "response_cancel_not_active";

    /// <summary>There is no sound to commit.</summary>
    public const string CommitEmpty = "input_audio_buffer_commit_empty";

    /// <summary>The session has lasted as long as sessions may.</summary>
    public const string SessionExpired = "session_expired";

    /// <summary>The message is no JSON object.</summary>
    public const string InvalidJson = "invalid_json";

    /// <summary>A member has a value that is not allowed.</summary>
    public const string InvalidValue = "invalid_value";

    /// <summary>A member is missing.</summary>
    public const string Missing = "missing_required_parameter";

    /// <summary>A member is not known.</summary>
    public const string Unknown = "unknown_parameter";

    /// <summary>The conversation has no such item.</summary>
    public const string ItemNotFound = "item_not_found";

    /// <summary>The client sends more than the host takes.</summary>
    public const string RateLimit = "rate_limit_exceeded";

    /// <summary>The host is to blame.</summary>
    public const string ServerError = "server_error";

    /// <summary>The client speaks the beta protocol.</summary>
    public const string Beta = "beta_api_shape_disabled";

    /// <summary>A resume token is used up, too old or not the client's.</summary>
    public const string InvalidResumeToken = "invalid_resume_token";
}
