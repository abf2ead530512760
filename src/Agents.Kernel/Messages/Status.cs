namespace Agents.Kernel;

/// <summary>The outcome of some work, as a message. Akka.NET: <c>Status</c>.</summary>
public abstract class Status
{
    /// <summary>Closed but for the two outcomes below.</summary>
    protected Status()
    {
    }

    /// <summary>The work was done.</summary>
    /// <param name="status">What came of it.</param>
    public sealed class Success(object? status) : Status
    {
        /// <summary>What came of it.</summary>
        public readonly object? Status = status;

        /// <summary>Success without a result.</summary>
        public static readonly Success Instance = new(null);

        /// <inheritdoc />
        public override string ToString() => $"Success: {Status}";
    }

    /// <summary>The work failed. As the answer to an <c>Ask</c> it makes the ask fail with <see cref="Cause"/>.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Names the cause.</summary>
        /// <param name="cause">Why it failed.</param>
        public Failure(Exception cause)
            : this(cause, null)
        {
        }

        /// <summary>Names the cause and what the work was at.</summary>
        /// <param name="cause">Why it failed.</param>
        /// <param name="state">Anything that helps the receiver; may be null.</param>
        public Failure(Exception cause, object? state) => (Cause, State) = (cause, state);

        /// <summary>Why it failed.</summary>
        public readonly Exception Cause;

        /// <summary>Anything that helps the receiver; may be null.</summary>
        public readonly object? State;

        /// <inheritdoc />
        public override string ToString() => $"Failure: {Cause}";
    }
}
