using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>
/// The call that a tool runs for. A method made a tool by <see cref="ToolFunction.Create"/> takes it as a parameter; any other
/// <c>AIFunction</c> gets it from its arguments with <see cref="Of"/>. Usable from any thread.
/// </summary>
public sealed class ToolContext
{
    private static readonly object Key = typeof(ToolContext);

    private readonly Action<string> _update;

    internal ToolContext(FunctionCall call, string idempotencyKey, ToolScope scope, Action<string> update)
        => (Call, IdempotencyKey, Scope, _update) = (call, idempotencyKey, scope, update);

    /// <summary>The session, as the agent sees it.</summary>
    public AgentSession Session => Scope.Session;

    /// <summary>The speech that waits for the tool. Awaiting it inside the tool is an error.</summary>
    public SpeechHandle Speech => Scope.Speech;

    internal ToolScope Scope { get; }

    /// <summary>What the model asked for.</summary>
    public FunctionCall Call { get; }

    /// <summary>
    /// The same for the same call, whatever is restarted, and another one for any other call. Pass it to services that must not do a thing
    /// twice.
    /// </summary>
    public string IdempotencyKey { get; }

    /// <summary>
    /// Reports progress and lets the conversation go on (voice-session.md F16). The first report answers the call: the model speaks about
    /// it while the tool runs on. Later reports and the result are added to the conversation at once and told to the caller together as soon
    /// as it is quiet. Each report gives the tool its whole deadline again. After the end of the call it has no effect.
    /// </summary>
    /// <param name="message">Read by the model.</param>
    public void Update(string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        _update(message);
    }

    /// <summary>
    /// Waits until it is quiet, then holds the floor: no queued answer and no news slip in before what this tool says. News of this tool are told first. Await
    /// what you say, then dispose.
    /// </summary>
    public async Task<ForegroundFloor> ForegroundAsync()
    {
        await Session.AskAsync(new HoldFloor(Scope), FloorHeld.Instance, Scope.Runner);
        return new ForegroundFloor(Scope);
    }

    /// <summary>The context of a call.</summary>
    /// <param name="arguments">What the function was invoked with.</param>
    /// <exception cref="InvalidOperationException">The function was not invoked by a session.</exception>
    public static ToolContext Of(AIFunctionArguments arguments)
        => arguments.Context is { } context && context.TryGetValue(Key, out var found) && found is ToolContext own
            ? own
            : throw new InvalidOperationException("These arguments carry no tool context: the function was not invoked by a session.");

    internal Dictionary<object, object?> ForArguments() => new() { [Key] = this };
}
