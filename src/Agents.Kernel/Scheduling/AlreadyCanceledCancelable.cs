namespace Agents.Kernel;

/// <summary>Is cancelled and stays so.</summary>
internal sealed class AlreadyCanceledCancelable : ICancelable
{
    public static readonly AlreadyCanceledCancelable Instance = new();

    public bool IsCancellationRequested => true;

    public CancellationToken Token { get; } = new(canceled: true);

    public void Cancel()
    {
    }

    public void Cancel(bool throwOnFirstException)
    {
    }

    public void CancelAfter(TimeSpan delay)
    {
    }

    public void CancelAfter(int millisecondsDelay)
    {
    }
}
