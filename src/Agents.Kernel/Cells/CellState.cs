namespace Agents.Kernel;

/// <summary>Where an actor is in its life.</summary>
internal enum CellState : byte
{
    /// <summary>Not yet created.</summary>
    New,

    /// <summary>The instance is being constructed.</summary>
    Creating,

    /// <summary>Handles messages.</summary>
    Running,

    /// <summary>Has failed; its supervisor decides.</summary>
    Failed,

    /// <summary>Will be made anew when its children have stopped.</summary>
    Recreating,

    /// <summary>Will end when its children have stopped.</summary>
    Terminating,

    /// <summary>Has ended.</summary>
    Terminated,
}
