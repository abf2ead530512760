namespace Agents.Kernel;

/// <summary>
/// Describes a supervisor that starts its one child again after a wait that grows from one failure to the next. Akka.Pattern.Backoff.
/// </summary>
/// <remarks>
/// The n-th wait in a row is <c>minBackoff · 2^n</c>, at most <c>maxBackoff</c>, plus a random part of it up to <c>randomFactor</c>, so that many
/// children of one broken service do not come back together. After a calm period the count starts anew (see <see cref="BackoffOptions"/>).
/// </remarks>
public static class Backoff
{
    /// <summary>Starts the child again when it has failed. A child that stops of its own accord takes the supervisor with it.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1; 0.2 adds up to 20 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">A wait or the factor is out of its range.</exception>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailure(childProps, childName, minBackoff, maxBackoff, randomFactor, BackoffSettings.WithoutLimit);

    /// <summary>Starts the child again when it has failed, up to a number of times in a row; then the supervisor stops.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1.</param>
    /// <param name="maxNrOfRetries">How many times in a row; negative for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A wait or the factor is out of its range.</exception>
    public static BackoffOptions OnFailure(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new DefaultBackoffOptions(BackoffSettings.Create(
            BackoffTrigger.Failure, childProps, childName, minBackoff, maxBackoff, randomFactor, BackoffSettings.DefaultStrategy(maxNrOfRetries)));

    /// <summary>Starts the child again when it has stopped, for whatever reason; a failure stops it where it would else restart it.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1; 0.2 adds up to 20 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">A wait or the factor is out of its range.</exception>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, BackoffSettings.WithoutLimit);

    /// <summary>Starts the child again when it has stopped, up to a number of times in a row; then the supervisor stops.</summary>
    /// <param name="childProps">How to make the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first wait; more than zero.</param>
    /// <param name="maxBackoff">The longest wait, without its random part; at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">How much is added at most, as a part of the wait: 0 to 1.</param>
    /// <param name="maxNrOfRetries">How many times in a row; negative for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A wait or the factor is out of its range.</exception>
    public static BackoffOptions OnStop(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new DefaultBackoffOptions(BackoffSettings.Create(
            BackoffTrigger.Stop, childProps, childName, minBackoff, maxBackoff, randomFactor, BackoffSettings.DefaultStrategy(maxNrOfRetries)));
}
