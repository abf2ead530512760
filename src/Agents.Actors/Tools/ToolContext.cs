namespace Agents.Actors;

/// <summary>What a tool finds in <c>AIFunctionArguments.Context</c>.</summary>
public static class ToolContext
{
    /// <summary>
    /// Key of the call's idempotency key, a string: the same for the same call, whatever is restarted, and another one for any other call.
    /// Pass it to services that
    /// must not do a thing twice.
    /// </summary>
    public const string IdempotencyKey = "idempotency_key";
}
