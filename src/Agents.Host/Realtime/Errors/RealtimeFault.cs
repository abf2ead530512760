namespace Agents.Host.Realtime;

/// <summary>What a client asked for cannot be done; it becomes an <c>error</c> event or an error body, and nothing has changed.</summary>
/// <param name="code">Names the fault for programs, one of <see cref="FaultCodes"/>.</param>
/// <param name="message">Says what is wrong and what is allowed.</param>
/// <param name="param">The member that is wrong, such as <c>session.audio.output.speed</c>; null if it is no member.</param>
internal sealed class RealtimeFault(string code, string message, string? param = null) : Exception(message)
{
    /// <summary>Names the fault for programs.</summary>
    public string Code => code;

    /// <summary>The member that is wrong; null if it is no member.</summary>
    public string? Param => param;

    /// <summary>Whether the client or the host is to blame.</summary>
    public string Type => code == FaultCodes.ServerError ? "server_error" : "invalid_request_error";
}
