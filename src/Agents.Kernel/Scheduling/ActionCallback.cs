namespace Agents.Kernel;

/// <summary>Runs an action.</summary>
internal sealed class ActionCallback : CancelableCallback
{
    private readonly Action _action;

    private ActionCallback(Action action) => _action = action;

    public static ActionCallback For(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new ActionCallback(action);
    }

    protected override void Run() => _action();
}
