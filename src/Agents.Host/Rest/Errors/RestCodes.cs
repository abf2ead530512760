namespace Agents.Host.Rest;

/// <summary>The codes of problems, listed in docs/rest.md.</summary>
internal static class RestCodes
{
    /// <summary>The body is not the JSON object that is expected.</summary>
    public const string InvalidBody = "invalid_body";

    /// <summary>The body is larger than is taken.</summary>
    public const string BodyTooLarge = "body_too_large";

    /// <summary>A value is not allowed.</summary>
    public const string InvalidValue = "invalid_value";

    /// <summary>There is no such agent.</summary>
    public const string UnknownAgent = "unknown_agent";

    /// <summary>There is no such session, or it is over.</summary>
    public const string UnknownSession = "unknown_session";

    /// <summary>The session was over before; its name cannot be used again.</summary>
    public const string SessionEnded = "session_ended";

    /// <summary>The session closes, or something else keeps it from doing this now.</summary>
    public const string NotNow = "not_now";

    /// <summary>The session runs on another node, and this can be done there only.</summary>
    public const string OtherNode = "other_node";

    /// <summary>Whether it was done is not known.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>The node takes no more sessions.</summary>
    public const string NodeFull = "node_full";

    /// <summary>The session did not answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>Something is wrong here.</summary>
    public const string Internal = "internal_error";
}
