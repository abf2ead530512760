namespace Agents.Actors;

/// <summary>What becomes of a call while an equal one still runs (voice-session.md 6.1).</summary>
public enum DuplicateRule
{
    /// <summary>It runs beside the other.</summary>
    Allow,

    /// <summary>It is not run; the model is told that one runs already.</summary>
    Reject,

    /// <summary>The other is cancelled, this one runs. Needs <see cref="ToolPolicy.Cancellable"/>.</summary>
    Replace,

    /// <summary>
    /// It runs only if the model says that it is meant: the tool gets a parameter <c>confirm_duplicate</c>, which the model sees and the
    /// tool does not.
    /// </summary>
    Confirm,
}

/// <summary>Which calls of a tool are equal.</summary>
public enum DuplicateScope
{
    /// <summary>All of them.</summary>
    Name,

    /// <summary>Those with the same arguments, in whatever order they are written.</summary>
    NameAndArguments,
}
