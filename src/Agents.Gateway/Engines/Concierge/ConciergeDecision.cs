namespace Agents.Gateway;

/// <summary>What the concierge does with a conversation.</summary>
internal abstract record ConciergeDecision
{
    private ConciergeDecision() { }

    /// <summary>Says something.</summary>
    public sealed record Say(string Text) : ConciergeDecision;

    /// <summary>Calls tools first.</summary>
    public sealed record Call(IReadOnlyList<PlannedCall> Tools) : ConciergeDecision;
}

/// <summary>A tool call to make.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments, as JSON text.</param>
internal readonly record struct PlannedCall(string Tool, string Arguments);
