namespace Agents.Kernel;

/// <summary>Something that can be called off, such as what was scheduled with it. Akka.Actor.ICancelable.</summary>
public interface ICancelable
{
    /// <summary>True once it has been cancelled.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>Is cancelled with it.</summary>
    CancellationToken Token { get; }

    /// <summary>Cancels it. Does nothing if it is cancelled already.</summary>
    void Cancel();

    /// <summary>Cancels it later.</summary>
    /// <param name="delay">How long to wait, zero or more.</param>
    void CancelAfter(TimeSpan delay);

    /// <summary>Cancels it later.</summary>
    /// <param name="millisecondsDelay">How long to wait in milliseconds, zero or more.</param>
    void CancelAfter(int millisecondsDelay);

    /// <summary>Cancels it.</summary>
    /// <param name="throwOnFirstException">True to stop at the first callback that throws, false to run them all.</param>
    /// <exception cref="AggregateException">Callbacks threw.</exception>
    void Cancel(bool throwOnFirstException);
}
