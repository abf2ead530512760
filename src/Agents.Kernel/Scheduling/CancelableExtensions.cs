namespace Agents.Kernel;

/// <summary>Cancelling what may not be there. Akka.Actor.CancelableExtensions.</summary>
public static class CancelableExtensions
{
    /// <summary>Cancels it, unless it is null.</summary>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}
