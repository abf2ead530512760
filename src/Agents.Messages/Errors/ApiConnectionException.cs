namespace Agents.Messages;

/// <summary>No usable connection to the service (protocol 1.12, <c>APIConnectionError</c>): refused, dropped, or talking nonsense.</summary>
/// <param name="message">What happened. Default "Connection error."</param>
/// <param name="retryable">Whether trying again can help. Default true.</param>
/// <param name="inner">The cause; its root is named at the end of <see cref="Exception.Message"/>.</param>
public class ApiConnectionException(string message = "Connection error.", bool retryable = true, Exception? inner = null)
    : ApiException(message, null, retryable, inner)
{
    private const int MaxCauses = 10;

    /// <summary>The message, followed by <c>(caused by type: message)</c> of the root cause when there is one.</summary>
    public override string Message
    {
        get
        {
            var root = RootCause();
            return root is null ? base.Message : $"{base.Message} (caused by {root.GetType().Name}: {root.Message})";
        }
    }

    private Exception? RootCause()
    {
        var root = InnerException;
        for (var depth = 1; depth < MaxCauses && root?.InnerException is { } next && next != this; depth++)
            root = next;
        return root;
    }
}
