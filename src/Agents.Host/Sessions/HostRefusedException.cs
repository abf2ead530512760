namespace Agents.Host.Sessions;

/// <summary>The host was reached and did not do what it was asked.</summary>
/// <param name="status">Status of the answer.</param>
/// <param name="message">What is wrong, in the host's words.</param>
internal sealed class HostRefusedException(int status, string message) : Exception(message)
{
    /// <summary>Status of the answer, such as 404.</summary>
    public int Status => status;
}
