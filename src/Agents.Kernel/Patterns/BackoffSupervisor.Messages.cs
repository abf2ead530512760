namespace Agents.Kernel;

public sealed partial class BackoffSupervisor
{
    /// <summary>Asks for the child; the answer is <see cref="CurrentChild"/>.</summary>
    public sealed class GetCurrentChild
    {
        /// <summary>The only instance.</summary>
        public static readonly GetCurrentChild Instance = new();

        private GetCurrentChild()
        {
        }
    }

    /// <summary>The child of a backoff supervisor.</summary>
    public sealed class CurrentChild
    {
        /// <summary>Creates the answer.</summary>
        /// <param name="ref">The child; <see cref="Nobody"/> while there is none.</param>
        public CurrentChild(IActorRef @ref) => Ref = @ref;

        /// <summary>The child; <see cref="Nobody"/> while there is none.</summary>
        public IActorRef Ref { get; }
    }

    /// <summary>Lets the count of waits start anew, where <see cref="BackoffOptions.WithManualReset"/> is chosen.</summary>
    public sealed class Reset
    {
        /// <summary>The only instance.</summary>
        public static readonly Reset Instance = new();

        private Reset()
        {
        }
    }

    /// <summary>Asks how many restarts there were in a row; the answer is <see cref="RestartCount"/>.</summary>
    public sealed class GetRestartCount
    {
        /// <summary>The only instance.</summary>
        public static readonly GetRestartCount Instance = new();

        private GetRestartCount()
        {
        }
    }

    /// <summary>How many restarts there were in a row.</summary>
    public sealed class RestartCount
    {
        /// <summary>Creates the answer.</summary>
        /// <param name="count">The number of restarts since the count last started anew.</param>
        public RestartCount(int count) => Count = count;

        /// <summary>The number of restarts since the count last started anew.</summary>
        public int Count { get; }
    }

    /// <summary>Says, to the supervisor itself, that the wait is over.</summary>
    public sealed class StartChild : IDeadLetterSuppression
    {
        /// <summary>The only instance.</summary>
        public static readonly StartChild Instance = new();

        private StartChild()
        {
        }
    }

    /// <summary>Says, to the supervisor itself, that a calm period is over: the count starts anew if nothing happened meanwhile.</summary>
    public sealed class ResetRestartCount : IDeadLetterSuppression
    {
        /// <summary>Creates the message.</summary>
        /// <param name="current">The count at the start of the period.</param>
        public ResetRestartCount(int current) => Current = current;

        /// <summary>The count at the start of the period.</summary>
        public int Current { get; }
    }
}
